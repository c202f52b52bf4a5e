import { problem } from '#server/contracts/problem.ts';

/** The orders as a file, or a sentence that says why there is none. */
export type Exported = { file: Blob; name: string } | { problem: string };

/** Fetches the named orders as CSV, for the viewer that is meant. Never rejects. */
export const exportSelection = async (
  viewerId: string,
  body: { ids: readonly string[]; sort?: string | undefined },
): Promise<Exported> => {
  try {
    const answer = await fetch('/api/admin/orders/export.csv', {
      method: 'POST',
      signal: AbortSignal.timeout(60_000),
      headers: { 'Content-Type': 'application/json', 'Evenkeel-Viewer': viewerId },
      body: JSON.stringify(body),
    });
    if (answer.ok) {
      const position = answer.headers.get('Position') ?? '';
      return { file: await answer.blob(), name: `orders-${position}-selected.csv` };
    }
    const { detail, title } = problem.parse(await answer.json());
    return { problem: detail ?? title };
  } catch {
    return { problem: 'The file could not be fetched. Please try again.' };
  }
};
