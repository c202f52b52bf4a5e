import type * as z from 'zod/mini';
import type { Page } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import type { ViewName } from '#server/queries/view-meta.ts';
import type { RouteHandler } from './handle.ts';
import { queryRoute } from './query-route.ts';
import type { Need } from './request/authorise.ts';

/** A GET that answers one page of a list. */
export const pageRoute = <Shape extends z.core.$ZodShape, Item>({
  list,
  ...options
}: {
  needs: Need;
  view: ViewName;
  query: z.ZodMiniObject<Shape>;
  list: (
    reads: Reads,
    viewer: Viewer,
    query: z.output<z.ZodMiniObject<Shape>>,
  ) => Promise<Page<Item>>;
}): RouteHandler =>
  queryRoute({
    ...options,
    async run(reads, viewer, { query }) {
      const body = await list(reads, viewer, query);
      return { body, meta: body.meta };
    },
  });
