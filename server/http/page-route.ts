import type { z } from 'zod';
import type { Page } from '#server/contracts/page.ts';
import type { Role, Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import type { ViewName } from '#server/queries/view-meta.ts';
import type { RouteHandler } from './handle.ts';
import { queryRoute } from './query-route.ts';

/** A GET that answers one page of a list. */
export const pageRoute = <Shape extends z.ZodRawShape, Item>({
  list,
  ...options
}: {
  roles: readonly Role[];
  view: ViewName;
  query: z.ZodObject<Shape>;
  list: (reads: Reads, viewer: Viewer, query: z.output<z.ZodObject<Shape>>) => Promise<Page<Item>>;
}): RouteHandler =>
  queryRoute({
    ...options,
    async run(reads, viewer, { query }) {
      const body = await list(reads, viewer, query);
      return { body, meta: body.meta };
    },
  });
