// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import { ReadFailed } from '../../transport/http-client.ts';
import { createQueryClient } from '../create-query-client.ts';
import { EngineContext } from '../engine-context.ts';
import { isSignedIn } from '../page-engine.ts';
import { type OrderResult, useOrder } from './use-order.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
afterEach(() => void vi.useRealTimers());

const { server, store, row } = smallWorld();
let order: OrderResult;

const Screen = () => {
  order = useOrder(A);
  return null;
};
const settle = (work: () => void, ms = 0) =>
  act(async () => {
    work();
    await vi.advanceTimersByTimeAsync(ms);
  });

test('an order that a mended view lacks is asked for once, and again when another takes its place', async () => {
  let isThere = false;
  const read = vi.fn(async () => {
    if (isThere) return row();
    throw new ReadFailed('not-found', 404, 'There is no such order.');
  });
  const engine = { store, now: () => at, http: { read } } as unknown as Engine;
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  expect(isSignedIn(access)).toBe(true);
  const mended = (revision: number) => {
    const position = server.head();
    store.dispatch({ type: 'pushed', position, previous: position, revision, at });
  };
  const kept = { commands: [], tombstones: [], epoch: null, knownPosition: 0, shownPosition: 0 };
  store.dispatch({ type: 'loaded', ...kept, durable: true });
  mended(1);
  const root = createRoot(document.createElement('div'));
  await settle(() =>
    root.render(
      <EngineContext value={access}>
        <Screen />
      </EngineContext>,
    ),
  );
  expect(order.status).toBe('ready');
  await settle(() => mended(2), 10_000);
  expect(order.status).toBe('missing');
  expect(read).toHaveBeenCalledTimes(1);
  isThere = true;
  await settle(() => mended(3), 10_000);
  expect(order.status).toBe('ready');
  expect(read).toHaveBeenCalledTimes(2);
  await settle(() => root.unmount());
});
