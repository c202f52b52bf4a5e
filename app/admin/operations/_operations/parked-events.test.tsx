// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import { ParkedEvents } from './parked-events.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const letter = (position: number): DeadLetterList['data'][number] => ({
  ...{ id: position, position, version: 1, number: position, data: {}, correlationId: null },
  ...{ streamType: 'order', streamId: `s${position}`, orderId: `s${position}`, commandId: 'c' },
  ...{ type: 'OrderCreated', at: '2026-01-01T00:00:00.000Z', since: '2026-01-01T00:00:00.000Z' },
  error: 'Too long',
});

/** Two a page, as the server pages them. */
const answer = (parked: readonly number[], path: string): DeadLetterList => {
  const after = Number(new URL(path, 'http://x').searchParams.get('after'));
  const behind = parked.filter((position) => position > after);
  const data = behind.slice(0, 2).map(letter);
  return { total: parked.length, data, hasMore: behind.length > 2 };
};

test('what is parked beyond the first page is loaded when asked for, and stays right as the first ones go', async () => {
  vi.useFakeTimers();
  let parked = [10, 20, 30];
  const http = { read: async (path: string) => answer(parked, path) };
  const engine = { http } as unknown as Engine;
  const queryClient = createQueryClient();
  const page = document.createElement('div');
  const root = createRoot(page);
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const listed = () => [...page.querySelectorAll('tbody a')].map(({ textContent }) => textContent);
  const more = () =>
    [...page.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.startsWith('Load more'),
    );
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        <ParkedEvents projection="orders" busy={false} onOperate={() => {}} />
      </EngineContext>,
    ),
  );
  await pass(0);
  expect(listed()).toEqual(['Order 10', 'Order 20']);
  expect(page.textContent).toContain('the oldest 2 events of 3');
  await act(async () => more()?.click());
  await pass(0);
  expect(listed()).toEqual(['Order 10', 'Order 20', 'Order 30']);
  expect(more()).toBeUndefined();
  parked = [20, 30, 40, 50];
  await pass(5_000);
  expect(listed()).toEqual(['Order 20', 'Order 30', 'Order 40', 'Order 50']);
  await act(async () => root.unmount());
  queryClient.clear();
  vi.useRealTimers();
});
