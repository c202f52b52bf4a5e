import { queryOptions } from '@tanstack/react-query';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import { orderPage } from '#server/contracts/order-queries.ts';

/**
 * When the newest order was placed (null where there is none), and at which position of the log that
 * was true. Asked each time it is needed.
 */
export const newestOrderQuery = (http: HttpClient) =>
  queryOptions({
    queryKey: ['insights', 'newest-order'],
    queryFn: async ({ signal }) => {
      const path = '/api/admin/orders?sort=-createdAt&limit=1';
      const { data, meta } = await http.read(path, orderPage, { signal });
      return { createdAt: data[0]?.createdAt ?? null, position: meta.position };
    },
    refetchOnMount: 'always',
  });
