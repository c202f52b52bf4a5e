import { handle, type RouteHandler } from '../handle.ts';
import { openApiDocument } from './open-api-document.ts';

/** The contract, generated; public, and the same until the next release. */
export const openApiRoute: RouteHandler = handle(async ({ web: { config } }) => {
  const secure = config.origins[0].startsWith('https:');
  return Response.json(openApiDocument({ secure, controls: config.qaControls }), {
    headers: { 'cache-control': 'public, max-age=300' },
  });
});
