// @vitest-environment happy-dom
import { QueryObserver } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import { alarmsQuery } from '#app/admin/_frame/alarms-query.ts';
import type { OperationsOverview, ProjectionList } from '#server/contracts/operations.ts';
import { useOperations } from './use-operations.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const list = (deadLetters: number): ProjectionList => ({
  head: 9,
  projections: [
    {
      ...{ name: 'orders', version: 1, position: 9, lagEvents: 0, lagMs: 0, state: 'running' },
      ...{ reason: null, eventsPerSecond: 0, deadLetters, lastBatch: null, previous: null },
    },
  ],
});
const overview: OperationsOverview = {
  ...{ workers: [], history: [], audits: [], operations: [], skipped: [] },
};

let parked: number;
let isOver: boolean;
const asked: string[] = [];
const http = {
  read: async (path: string) => {
    asked.push(path);
    if (isOver) throw new ReadFailed('unauthenticated', 401, 'Please sign in.');
    if (path === '/api/admin/projections') return list(parked);
    if (path === '/api/admin/operations') return overview;
    return { hasWorker: true, stopped: [], parked, unaccounted: 0 };
  },
};
const engine = { http } as unknown as Engine;
const queryClient = createQueryClient();
const alarms = new QueryObserver(queryClient, alarmsQuery(engine.http));
const root = createRoot(document.createElement('div'));
const Page = () => {
  useOperations(list(2), overview);
  return null;
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
let leave: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  parked = 2;
  isOver = false;
  leave = alarms.subscribe(() => {});
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        <Page />
      </EngineContext>,
    ),
  );
  await pass(0);
});
afterEach(async () => {
  await act(async () => root.render(null));
  leave();
  queryClient.clear();
  vi.useRealTimers();
});

test('the rail’s alarm follows what the page says of parked events, without a wait of its own', async () => {
  expect(alarms.getCurrentResult().data).toMatchObject({ parked: 2 });
  parked = 1;
  await pass(2_100);
  expect(alarms.getCurrentResult().data).toMatchObject({ parked: 1 });
});

test('the page asks for nothing any more once its session has ended', async () => {
  isOver = true;
  await pass(31_000);
  asked.length = 0;
  await pass(120_000);
  expect(asked).toEqual([]);
});
