// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod/mini';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import type { RecordPage } from './records-query.ts';
import { useRecords } from './use-records.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

type List = Pick<Parameters<typeof useRecords<RecordPage>>[0], 'name' | 'filter' | 'initial'>;
type Drawn = ReturnType<typeof useRecords<RecordPage>>;

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;
const start = Date.UTC(2026, 0, 2);
const time = (ms: number) => start + ms;

let read: (path: string) => Promise<RecordPage>;
let store: ReturnType<typeof createStore>;
let queryClient: ReturnType<typeof createQueryClient>;
let root: Root;
let drawn: Drawn;
let draws: number;

const Screen = (list: List) => {
  drawn = useRecords({ ...list, page: undefined as unknown as z.ZodMiniType<RecordPage> });
  draws += 1;
  return null;
};

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  store = createStore(viewer);
  store.dispatch({ type: 'linked', link: 'live' });
  queryClient = createQueryClient();
  root = createRoot(document.createElement('div'));
  draws = 0;
});
afterEach(async () => {
  await act(async () => root.unmount());
  queryClient.clear();
  vi.useRealTimers();
});

const show = (list: List | null) => {
  const engine = { store, http: { read: (path: string) => read(path) } } as unknown as Engine;
  return act(async () => {
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        {list !== null && <Screen {...list} />}
      </EngineContext>,
    );
    await vi.advanceTimersByTimeAsync(0);
  });
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const page = (data: unknown[], position?: number, lagMs = 0): RecordPage => ({
  data,
  hasMore: false,
  nextCursor: null,
  ...(position !== undefined && { meta: { epoch: 'one', position, lagMs } }),
});

describe('a list of what is no view, which nothing tells of changes', () => {
  test('is read again when one comes back to it', async () => {
    const initial = page(['as rendered']);
    read = async () => page(['as read']);
    await show({ name: 'users', filter: {}, initial });
    await show(null);
    read = async () => page(['as it is now']);
    await show({ name: 'users', filter: {}, initial });
    await pass(0);
    expect(drawn.items).toEqual(['as it is now']);
  });

  test('is read again when a filter is taken away', async () => {
    read = async () => page(['before']);
    await show({ name: 'security-log', filter: {} });
    await show({ name: 'security-log', filter: { kind: 'refused' } });
    read = async () => page(['after']);
    await show({ name: 'security-log', filter: {} });
    await pass(0);
    expect(drawn.items).toEqual(['after']);
  });
});

describe('a list of a view', () => {
  const customers = { name: 'customers', filter: {}, initial: page(['one'], 7, 500) } as const;

  test('is not read again until the log has moved on', async () => {
    const reads = vi.fn(async () => page(['one'], 7));
    read = reads;
    await show(customers);
    await show(null);
    await show(customers);
    await pass(20_000);
    expect(reads).not.toHaveBeenCalled();
  });

  test('says for which moment its figures are true, not when they were asked for in vain', async () => {
    read = async () => page(['older'], 6);
    await show(customers);
    expect(drawn.asOf).toBe(time(-500));
    await pass(10_000);
    await act(async () => drawn.refresh());
    await pass(0);
    expect(drawn.items).toEqual(['one']);
    expect(drawn.asOf).toBe(time(-500));
    read = async () => page(['newer'], 8, 100);
    await act(async () => drawn.refresh());
    await pass(0);
    expect(drawn.items).toEqual(['newer']);
    expect(drawn.asOf).toBe(time(10_000 - 100));
  });

  test('is drawn again when it is behind, not at every word of the engine', async () => {
    const reads = vi.fn(async () => page(['two'], 9));
    read = reads;
    await show(customers);
    store.dispatch({ type: 'hello', epoch: 'one', position: 7, at: start });
    await pass(0);
    const before = draws;
    for (let ms = 1; ms < 50; ms += 1) {
      await act(async () => store.dispatch({ type: 'ticked', now: time(ms * 1_000) }));
    }
    expect(draws).toBe(before);
    const pushed = { type: 'pushed', previous: 7, position: 8, at: start } as const;
    await act(async () => store.dispatch(pushed));
    await pass(5_000);
    expect(reads).toHaveBeenCalledTimes(1);
    expect(drawn.items).toEqual(['two']);
  });
});

test('a list that could not be read again says so, and not because of its next page alone', async () => {
  read = async () => {
    throw new ReadFailed('forbidden', 403, 'You may not.');
  };
  const initial = { ...page(['one'], 7), hasMore: true, nextCursor: 'next' };
  await show({ name: 'customers', filter: {}, initial });
  await act(async () => drawn.loadMore());
  await pass(0);
  expect(drawn.moreFailed).toEqual({ reason: 'You may not.', repeats: true });
  expect(drawn.refreshFailed).toBe(false);
  await act(async () => drawn.refresh());
  await pass(0);
  expect(drawn.refreshFailed).toBe(true);
  expect(drawn.items).toEqual(['one']);
});
