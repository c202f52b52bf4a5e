import { setTimeout as delay } from 'node:timers/promises';
import { longestReadMs } from '#db/read/longest-read.ts';
import { isLockedOut } from '#db/sql-state.ts';

/** Between attempts, each of which holds readers and workers up for a moment: lets them go on. */
const pauseMs = (attempt: number) => Math.min(25 * attempt, 1_000);

/** Longer than any export; by then it is something else that is in the way. */
const patienceMs = longestReadMs + 60_000;

/**
 * Swaps in, again and again while readers or a worker are at the view in use, of which `swapIn` tells
 * by undefined or by the error of a lock. Between attempts `keepUp` brings the new one up to the log
 * and says whether it may still take the place. Answers the position at which it did, undefined when
 * it may not any more. Throws SwapHeldUp.
 */
export const swapPatiently = async (
  projection: string,
  swapIn: () => Promise<number | undefined>,
  keepUp: () => Promise<boolean>,
  pause: (attempt: number) => Promise<unknown> = (attempt) => delay(pauseMs(attempt)),
): Promise<number | undefined> => {
  const begun = performance.now();
  for (let attempt = 1; ; attempt++) {
    const swapped = await swapIn().catch((error: unknown) => {
      if (isLockedOut(error)) return undefined;
      throw error;
    });
    if (swapped !== undefined) return swapped;
    if (performance.now() - begun > patienceMs) throw new SwapHeldUp(projection);
    // The pause comes first: of events that arrive in it there may be more than a swap takes.
    await pause(attempt);
    if (!(await keepUp())) return undefined;
  }
};

/** Somebody has been reading the view for so long, without an end, that it could not be replaced. */
class SwapHeldUp extends Error {
  readonly code = 'swap-held-up';
  constructor(projection: string) {
    super(
      `The new view of ${projection} is made, but somebody has kept reading the one in use for ${patienceMs / 60_000} minutes: end that (a dump, an open psql), then ask again; it goes on from here.`,
    );
    this.name = 'SwapHeldUp';
  }
}
