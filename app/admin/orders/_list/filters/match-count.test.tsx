// @vitest-environment happy-dom
import { act, type ComponentProps } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { MatchCount } from './match-count.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

type Props = ComponentProps<typeof MatchCount>;
const list: Props['list'] = {
  orders: [],
  waiting: 0,
  hasMore: true,
  status: 'ready',
  refreshFailed: false,
};
const someOrders = (count: number) => Array.from({ length: count }) as Props['list']['orders'];

let page: HTMLElement;
let root: Root;
let store: ReturnType<typeof createStore>;
let queryClient: ReturnType<typeof createQueryClient>;
let answer: { value: number; atLeast: boolean };
const read = vi.fn(async (_path: string) => ({
  count: answer,
  meta: { position: store.getSnapshot().shownPosition },
}));

beforeEach(() => {
  vi.useFakeTimers();
  read.mockClear();
  store = createStore(admin);
  queryClient = createQueryClient();
  answer = { value: 1234, atLeast: false };
  page = document.createElement('div');
  root = createRoot(page);
});
afterEach(async () => {
  await act(async () => root.unmount());
  queryClient.clear();
  vi.useRealTimers();
});

const draw = (filter: Props['filter'], part: Partial<Props['list']> = {}) => {
  const engine = { store, http: { read } } as unknown as Engine;
  return act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        <MatchCount filter={filter} list={{ ...list, ...part }} />
      </EngineContext>,
    ),
  );
};
/** Lets time pass, and what it has begun be drawn. */
const pass = async (ms: number) => {
  for (const part of [ms, 1, 1]) {
    await act(async () => void (await vi.advanceTimersByTimeAsync(part)));
  }
};

test('a filtered list says how many match, however many of them are loaded', async () => {
  await draw({ q: 'lantern' });
  await pass(1_000);
  expect(page.textContent).toBe('1,234 match');
  answer = { value: 10_000, atLeast: true };
  await draw({ country: 'GB' });
  await pass(1_000);
  expect(page.textContent).toBe('10,000+ match');
});

test('a list that is there as a whole is counted without asking, with what is held back of it', async () => {
  await draw({ q: 'lantern' }, { hasMore: false, orders: someOrders(17), waiting: 3 });
  await pass(1_000);
  expect(page.textContent).toBe('20 match');
  await draw({ q: 'lantern' }, { hasMore: false, orders: someOrders(1) });
  expect(page.textContent).toBe('1 matches');
  expect(read).not.toHaveBeenCalled();
});

test('nobody is asked while one types, nor where nothing narrows the list', async () => {
  for (const q of ['l', 'la', 'lan', 'lant']) {
    await draw({ q });
    await pass(300);
  }
  expect(read).not.toHaveBeenCalled();
  await pass(600);
  expect(read).toHaveBeenCalledTimes(1);
  await draw({ status: 'pending' });
  await pass(1_000);
  expect(page.textContent).toBe('');
  expect(read).toHaveBeenCalledTimes(1);
});

test('the count follows the orders as they change, and one that may be old is not told', async () => {
  await draw({ q: 'lantern' });
  await pass(1_000);
  expect(page.textContent).toBe('1,234 match');
  answer = { value: 1235, atLeast: false };
  await act(async () =>
    store.dispatch({ type: 'hello', epoch: 'one', position: 7, at: Date.now() }),
  );
  await pass(20_000);
  expect(page.textContent).toBe('1,235 match');
  await draw({ q: 'lantern' }, { refreshFailed: true });
  expect(page.textContent).toBe('');
});
