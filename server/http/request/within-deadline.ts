import { ProblemError } from '../problems/problem-error.ts';

const answerMs = 10_000;
const longestWaitMs = 20_000;

type Patience = {
  /** How much longer it may take; by default as long as the client itself has asked to wait. */
  waitMs?: number | undefined;
  /** For how long the answer is held back on purpose, as far as is known by now. */
  heldMs?: () => number;
};

/**
 * The result of `work`, or a 503 when it takes longer than a request may: 10 s, and the time that
 * `Patience` grants. A database that is silent (a stopped process, a cable) fails no query for
 * minutes; the client must be told sooner, and asks again with the same key.
 */
export async function withinDeadline<Result>(
  request: Request,
  work: Promise<Result>,
  { waitMs = askedWaitMs(request), heldMs = () => 0 }: Patience = {},
) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(tookTooLong());
    timer = setTimeout(() => {
      const more = heldMs();
      if (more > 0) timer = setTimeout(giveUp, more);
      else giveUp();
    }, answerMs + waitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const tookTooLong = () =>
  new ProblemError('unavailable', 'This took too long. Please try again.', { retryAfter: 2 });

/**
 * From `Prefer: wait=` and `?wait=`, whose own bounds are checked where they are used: one wait comes
 * after the other.
 */
const askedWaitMs = ({ url, headers }: Request): number =>
  waitMsIn(headers.get('prefer') ?? '') + waitMsIn(url.split('?', 2)[1] ?? '');

const waitMsIn = (text: string): number => {
  const seconds = [...text.matchAll(/\bwait\s*=\s*(\d{1,3})/g)].map(([, digits]) => Number(digits));
  return Math.min(Math.max(0, ...seconds) * 1_000, longestWaitMs);
};
