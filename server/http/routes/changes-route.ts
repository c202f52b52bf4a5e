import { setTimeout as delay } from 'node:timers/promises';
import { listChangesQuery } from '#server/contracts/order-queries.ts';
import { listChanges } from '#server/queries/list-changes.ts';
import { queryRoute } from '../query-route.ts';

/** However fast the view moves, one waiting client asks it ten times a second at most. */
const pauseMs = 100;

/** So long who waits is not told of rows that changed out of their turn alone. */
const latePauseMs = 2_000;

/**
 * The viewer's changed orders; with `wait` and nothing changed yet, answers when something has. Rows
 * that changed out of their turn are told again until the view passes their position: whoever asked
 * again at once for each such answer would ask without a pause.
 */
export const changesRoute = queryRoute({
  needs: { action: 'view-orders' },
  view: 'orders',
  query: listChangesQuery,
  async run(reads, viewer, { query, exchange: { web, request } }) {
    const begun = performance.now();
    const end = begun + query.wait * 1_000;
    for (;;) {
      const body = await listChanges(reads, viewer, query);
      const isNews = body.changes.length > 0 && body.position > query.after;
      const until = body.changes.length > 0 || body.more ? Math.min(end, begun + latePauseMs) : end;
      const left = until - performance.now();
      if (isNews || left <= 0 || request.signal.aborted || web.views.stopped()) {
        return { body, meta: body.meta };
      }
      await web.views.reached('orders', body.meta.position + 1, left, {
        viewer: viewer.id,
        signal: request.signal,
      });
      await delay(Math.min(pauseMs, Math.max(0, until - performance.now())));
    }
  },
});
