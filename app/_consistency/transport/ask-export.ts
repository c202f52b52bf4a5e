/** A refusal has no words of its own here: it is asked for without a body. */
const reasons = new Map([
  [401, 'Your session has ended. Sign in again, then export.'],
  [403, 'Your role may not export orders.'],
  [429, 'That was asked too often. Please wait a minute, then try again.'],
  [503, 'Other exports are running, or the shop is busy. Please try again in a minute.'],
]);

/**
 * Asks, for the viewer that is meant, whether the orders at `url` can be exported now, and exports
 * nothing. Answers in words why not; undefined when they can. Never rejects.
 */
export const askExport = async (
  viewerId: string,
  url: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  try {
    const { ok, status } = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      headers: { 'Evenkeel-Viewer': viewerId },
      cache: 'no-store',
    });
    return ok ? undefined : (reasons.get(status) ?? 'They could not be exported. Try again.');
  } catch {
    return 'The shop did not answer. Please try again.';
  }
};
