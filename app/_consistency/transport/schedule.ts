/** Polling while a change is awaited and nothing pushes, ms; the last one repeats. */
const whileAwaiting = [50, 100, 200, 400, 800, 1_600, 3_000];
/** While the socket is live the push comes first; this only catches one that was lost. */
const whileLive = [1_500, 3_000];
/** Asking again for a command whose outcome is unknown. */
const whileUnknown = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

const at = (delays: readonly number[], round: number): number =>
  delays[Math.min(round, delays.length - 1)] ?? 0;

/** ±20 %, so that many browsers do not ask in step. `random` is in [0, 1). */
const jittered = (ms: number, random: number): number => ms * (0.8 + 0.4 * random);

/** The wait that the server's Retry-After asks for, which is in whole seconds; 0 without one. */
const afterWish = (retryAfterMs: number, random: number): number =>
  retryAfterMs === 0 ? 0 : retryAfterMs + 1_000 * random;

export type LoopSituation = {
  hidden: boolean;
  /** The cursor is not set yet: the socket's hello does it, or without a socket a first answer. */
  empty: boolean;
  hole: boolean;
  /** An own change is accepted or unknown and not in the rows. */
  awaiting: boolean;
  live: boolean;
  /** The page's first connection has not had its time yet: it is not confirmed live either. */
  connecting: boolean;
  /** Polls since the awaited change became awaited. */
  round: number;
  /** Reads that failed in a row, or that did not close the hole. */
  failures: number;
  /** The server's own wish after the last of them, ms. */
  retryAfterMs: number;
  random: number;
};

/** How long (ms) until `/api/changes` is asked again unless something wakes the loop; Infinity: never. */
export const nextPoll = (situation: LoopSituation): number => {
  const { hidden, empty, hole, awaiting, live, connecting, round, failures, retryAfterMs, random } =
    situation;
  const isSocketDue = live || connecting;
  if (hidden || (empty && isSocketDue)) return Number.POSITIVE_INFINITY;
  const backoff =
    failures === 0
      ? 0
      : Math.max(afterWish(retryAfterMs, random), jittered(at(whileAwaiting, failures), random));
  if (hole || empty) return backoff;
  if (awaiting)
    return Math.max(backoff, jittered(at(live ? whileLive : whileAwaiting, round), random));
  return isSocketDue ? Number.POSITIVE_INFINITY : Math.max(backoff, 10_000 + 5_000 * random);
};

/** How long (ms) until an unanswered command is asked again; the server's own wish is a lower bound. */
export const nextAttempt = (attempts: number, random: number, retryAfterMs = 0): number =>
  Math.max(
    afterWish(retryAfterMs, random),
    jittered(at(whileUnknown, Math.max(0, attempts - 1)), random),
  );
