import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { admin, id } from '#app/_consistency/testing/samples.ts';
import { pageSize } from '#server/contracts/page.ts';
import { countsQuery, orderListQuery, timelineQuery } from './order-queries.ts';

const queryClient = new QueryClient();
afterEach(() => queryClient.clear());

test.each([
  ['own', pageSize.ownOrders],
  ['all', pageSize.allOrders],
] as const)(
  'a list of %s reads anew as many rows as the server has rendered of it',
  async (scope, size) => {
    const meta = { epoch: 'one', position: 7, lagMs: 0 };
    const read = vi.fn(async () => ({ data: [], hasMore: false, nextCursor: null, meta }));
    const engine = { store: createStore(admin), http: { read }, now: () => 0 };
    await queryClient.fetchInfiniteQuery(
      orderListQuery(engine as unknown as Engine, scope, {}, undefined),
    );
    expect(read).toHaveBeenCalledWith(
      expect.stringContaining(`limit=${size}`),
      expect.anything(),
      expect.anything(),
    );
  },
);

test('what was rendered of a log that was left is read anew; of the log that counts it is not', () => {
  const store = createStore(admin);
  const engine = { store } as unknown as Engine;
  const rendered = (epoch: string) => {
    const meta = { epoch, position: 7, lagMs: 0 };
    const list = { data: [], hasMore: false, nextCursor: null, meta };
    const byStatus = { pending: 1, shipped: 0, delivered: 0, cancelled: 0 };
    return [
      orderListQuery(engine, 'own', {}, list),
      countsQuery(engine, 'own', { total: 1, byStatus, meta }),
      timelineQuery(engine, id(1), { data: [], meta }),
    ].map(({ initialData }) => initialData !== undefined);
  };
  store.dispatch({ type: 'hello', epoch: 'one', position: 7, at: 0 });
  expect(rendered('one')).toEqual([true, true, true]);
  store.dispatch({ type: 'hello', epoch: 'two', position: 3, at: 0 });
  expect(rendered('one')).toEqual([false, false, false]);
  expect(rendered('two')).toEqual([true, true, true]);
});

test('what was rendered of a view before it was mended is read anew, of the mended one it is not', () => {
  const store = createStore(admin);
  const engine = { store } as unknown as Engine;
  const rendered = (revision: number) => {
    const meta = { epoch: 'one', position: 7, lagMs: 0, revision };
    const byStatus = { pending: 1, shipped: 0, delivered: 0, cancelled: 0 };
    const list = { data: [], hasMore: false, nextCursor: null, meta };
    const queries = [
      orderListQuery(engine, 'own', {}, list),
      countsQuery(engine, 'own', { total: 1, byStatus, meta }),
      timelineQuery(engine, id(1), { data: [], meta }),
    ];
    return queries.map(({ initialData }) => {
      const read = initialData && 'pages' in initialData ? initialData.pages[0] : initialData;
      if (read === undefined || !('generation' in read)) throw new Error('nothing was rendered');
      return read.generation < store.getSnapshot().generation;
    });
  };
  store.dispatch({ type: 'hello', epoch: 'one', position: 7, at: 0 });
  for (const revision of [4, 5]) {
    store.dispatch({ type: 'pushed', position: 7, previous: 7, revision, at: 0 });
  }
  expect(rendered(4)).toEqual([true, true, true]);
  expect(rendered(5)).toEqual([false, false, false]);
});
