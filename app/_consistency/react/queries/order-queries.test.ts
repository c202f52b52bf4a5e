import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { pageSize } from '#server/contracts/page.ts';
import { orderListQuery } from './order-queries.ts';

const queryClient = new QueryClient();
afterEach(() => queryClient.clear());

test.each([
  ['mine', pageSize.ownOrders],
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
