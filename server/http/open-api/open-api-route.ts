import { handle, type RouteHandler } from '../handle.ts';
import { openApiDocument } from './open-api-document.ts';

/** The contract, generated; public, and the same until the next release. */
export const openApiRoute: RouteHandler = handle(async ({ web }) =>
  Response.json(openApiDocument({ secure: web.config.origins[0].startsWith('https:') }), {
    headers: { 'cache-control': 'public, max-age=300' },
  }),
);
