import * as z from 'zod/mini';
import { isStaff } from '#server/contracts/permissions.ts';
import { listTimeline } from '#server/queries/orders/list-timeline.ts';
import { queryRoute } from '../query-route.ts';
import { pathId } from '../request/path-id.ts';
import { explainTimeline } from './explain-timeline.ts';

/** An order's history; for staff also who did it by name, by which command of which request. */
export const timelineRoute = queryRoute({
  needs: { action: 'view-orders' },
  view: 'orders',
  query: z.object({}),
  async run(reads, viewer, { exchange }) {
    const id = pathId(exchange, 'id');
    const { data, leftOut, meta, wasWhole } = await listTimeline(reads, viewer, id);
    if (data === undefined) return { body: undefined, meta, wasWhole };
    const told = isStaff(viewer.role) ? await explainTimeline(exchange.web, id, data) : data;
    return { body: { data: told, leftOut, meta }, meta };
  },
});
