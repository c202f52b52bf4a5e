import { z } from 'zod';
import { listTimeline } from '#server/queries/list-timeline.ts';
import { pathId } from './path-id.ts';
import { queryRoute } from './query-route.ts';

/** What happened to an order. */
export const timelineRoute = queryRoute({
  roles: ['customer', 'admin'],
  view: 'orders',
  query: z.object({}),
  async run(reads, viewer, { exchange }) {
    const { data, meta } = await listTimeline(reads, viewer, pathId(exchange, 'id'));
    return { body: data && { data, meta }, meta };
  },
});
