import { queryOptions } from '@tanstack/react-query';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { readKnown } from '#app/_consistency/transport/read-known.ts';
import { orderPage } from '#server/contracts/order-queries.ts';

/**
 * When the newest order was placed (null where there is none), and for which position of which log
 * that was true. Asked each time it is needed.
 */
export const newestOrderQuery = (engine: Engine) =>
  queryOptions({
    queryKey: ['insights', 'newest-order'],
    queryFn: async ({ signal }) => {
      const path = '/api/admin/orders?sort=-createdAt&limit=1';
      const { data, meta } = await readKnown(engine, path, orderPage, signal);
      return { createdAt: data[0]?.createdAt ?? null, meta };
    },
    refetchOnMount: 'always',
  });
