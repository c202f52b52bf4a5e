import { ProblemError } from '../problems/problem-error.ts';

const answerMs = 10_000;
const longestWaitMs = 20_000;

/**
 * What `work` comes to, or a 503 when it takes longer than a request may: 10 s, and `waitMs` longer
 * (as long as the client itself has asked to wait). A database that is silent (a stopped process, a cable)
 * fails no query for minutes; the client must be told sooner, and asks again with the same key.
 */
export async function withinDeadline<Result>(
  request: Request,
  work: Promise<Result>,
  waitMs = askedWaitMs(request),
) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ProblemError('unavailable', 'This took too long. Please try again.', { retryAfter: 2 }),
      );
    }, answerMs + waitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** From `Prefer: wait=` and `?wait=`, whose own bounds are checked where they are used. */
function askedWaitMs(request: Request): number {
  const { url } = request;
  const start = url.indexOf('?');
  const asked = `${request.headers.get('prefer') ?? ''} ${start < 0 ? '' : url.slice(start)}`;
  const seconds = [...asked.matchAll(/\bwait\s*=\s*(\d{1,3})/g)].map(([, text]) => Number(text));
  return Math.min(Math.max(0, ...seconds) * 1_000, longestWaitMs);
}
