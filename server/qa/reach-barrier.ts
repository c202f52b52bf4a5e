import type { QaBarrier } from '#server/contracts/qa.ts';
import type { ViewWaiter } from '#server/http/create-view-waiter.ts';
import { projections } from '#server/projections/projections.ts';

/**
 * Where every projection is, as soon as all of them have reached `position`, or after `waitMs`. One
 * without a checkpoint has not begun: it is at 0.
 */
export async function reachBarrier(
  views: ViewWaiter,
  { position, waitMs, signal }: { position: number; waitMs: number; signal: AbortSignal },
): Promise<QaBarrier> {
  const reached = await Promise.all(
    projections.map(
      async ({ name }) => [name, await views.reached(name, position, waitMs, { signal })] as const,
    ),
  );
  return {
    position: Math.min(...reached.map(([, at]) => at)),
    projections: Object.fromEntries(reached),
  };
}
