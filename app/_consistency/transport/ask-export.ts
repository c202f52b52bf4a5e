/** How many orders a file will have (undefined: nobody has counted them), or why there is none. */
export type ExportAnswer = { rows: number | undefined } | { problem: string };

/** A refusal has no words of its own here: it is asked for without a body. */
const reasons = new Map([
  [401, 'Your session has ended. Sign in again, then export.'],
  [403, 'Your role may not export orders.'],
  [429, 'That was asked too often. Please wait a minute, then try again.'],
  [503, 'Other exports are running, or the shop is busy. Please try again in a minute.'],
]);

/**
 * Asks, for the viewer that is meant, whether the orders at `url` can be exported now, and exports
 * nothing. Never rejects.
 */
export const askExport = async (
  viewerId: string,
  url: string,
  signal: AbortSignal,
): Promise<ExportAnswer> => {
  try {
    const { ok, status, headers } = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      headers: { 'Evenkeel-Viewer': viewerId },
      cache: 'no-store',
    });
    if (!ok) return { problem: reasons.get(status) ?? 'They could not be exported. Try again.' };
    const rows = headers.get('Expected-Rows');
    return { rows: rows === null ? undefined : Number(rows) };
  } catch {
    return { problem: 'The shop did not answer. Please try again.' };
  }
};
