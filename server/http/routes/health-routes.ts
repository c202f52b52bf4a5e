import { isWorkerAlive } from '#server/queries/is-worker-alive.ts';
import { handle, type RouteHandler } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** The process answers. */
export const liveRoute: RouteHandler = handle(async () => Response.json({ status: 'live' }));

/** Databases answer, their schemas are the ones we know, and a worker is alive; else 503. */
export const readyRoute: RouteHandler = handle(async ({ web }) => {
  if (!(await web.isMigrated())) {
    throw new ProblemError(
      'unavailable',
      'The database lacks what this release needs. Bring it up to date: npm run migrate.',
      { details: { reason: 'not-migrated' }, retryAfter: 1 },
    );
  }
  if (await isWorkerAlive(web.reads)) return Response.json({ status: 'ready' });
  throw new ProblemError('unavailable', 'No worker is alive. Start one: npm run worker.', {
    details: { reason: 'no-worker' },
    retryAfter: 1,
  });
});
