import { setTimeout as delay } from 'node:timers/promises';
import { listChangesQuery } from '#server/contracts/order-queries.ts';
import { listChanges } from '#server/queries/list-changes.ts';
import { queryRoute } from './query-route.ts';

/** However fast the view moves, one waiting client asks it ten times a second at most. */
const pauseMs = 100;

/** The viewer's changed orders; with `wait` and nothing changed yet, answers when something has. */
export const changesRoute = queryRoute({
  needs: { action: 'view-orders' },
  view: 'orders',
  query: listChangesQuery,
  async run(reads, viewer, { query, exchange: { web, request } }) {
    const end = performance.now() + query.wait * 1_000;
    for (;;) {
      const body = await listChanges(reads, viewer, query);
      const left = end - performance.now();
      if (body.changes.length > 0 || left <= 0 || request.signal.aborted) {
        return { body, meta: body.meta };
      }
      await web.views.reached('orders', body.meta.position + 1, left, request.signal);
      await delay(Math.min(pauseMs, Math.max(0, end - performance.now())));
    }
  },
});
