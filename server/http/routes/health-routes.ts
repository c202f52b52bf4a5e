import { isWorkerAlive } from '#server/queries/is-worker-alive.ts';
import { handle, type RouteHandler } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** The process answers. */
export const liveRoute: RouteHandler = handle(async () => Response.json({ status: 'live' }));

/**
 * Databases answer, their schemas are the ones we know, and a worker is alive that projects the
 * orders; else 503. Another view that stands still is an alarm, but no reason to close the shop.
 */
export const readyRoute: RouteHandler = handle(async ({ web }) => {
  if (!(await web.isMigrated())) {
    throw notReady(
      'not-migrated',
      'The database lacks what this release needs. Bring it up to date: npm run migrate.',
    );
  }
  if (!(await isWorkerAlive(web.reads))) {
    throw notReady('no-worker', 'No worker is alive. Start one: npm run worker.');
  }
  if (await web.operations.isStopped('orders')) {
    throw notReady(
      'projection-stopped',
      'The view of the orders stands still. What it waits for is told by: npm run projections -- status.',
    );
  }
  return Response.json({ status: 'ready' });
});

const notReady = (reason: string, text: string) =>
  new ProblemError('unavailable', text, { details: { reason }, retryAfter: 1 });
