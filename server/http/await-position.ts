import type { ViewName } from '#server/queries/view-meta.ts';
import type { Exchange } from './exchange.ts';
import { ProblemError } from './problems/problem-error.ts';
import { minPosition, preferredWait } from './request/request-headers.ts';

/**
 * Waits until these views are at the request's `Min-Position`, and answers that (0: any will do).
 * Throws `projection-behind` when they are not within the wait that the request prefers.
 */
export async function awaitPosition(
  { web, request, viewer }: Exchange,
  view: ViewName | readonly ViewName[],
): Promise<number> {
  const least = minPosition(request.headers);
  const until = performance.now() + preferredWait(request.headers) * 1_000;
  if (least === 0) return least;
  const waits = { viewer: (await viewer().catch(() => undefined))?.id, signal: request.signal };
  // One after the other: each counts among the requests that wait.
  for (const name of [view].flat()) {
    const waitMs = until - performance.now();
    const reached = await web.views.reached(name, least, waitMs, waits);
    if (reached < least) throw behind(reached);
  }
  return least;
}

/**
 * Takes an answer only if it is not older than `least`: the wait looked at another snapshot, and after
 * a restore this one can be older.
 */
export async function assertReached(
  { body, meta }: { body: unknown; meta: { position: number } },
  least: number,
): Promise<void> {
  if (meta.position >= least) return;
  if (body instanceof ReadableStream) await body.cancel();
  throw behind(meta.position);
}

const behind = (position: number) =>
  new ProblemError('projection-behind', 'The view has not got that far yet.', {
    details: { position },
    retryAfter: 1,
  });
