import { problem } from '#server/contracts/problem.ts';
import type { Store } from '../core/create-store.ts';
import { leastOf } from './read-known.ts';

/** The orders as a file, or a sentence that says why there is none. */
export type Exported = { file: Blob; name: string } | { problem: string };

/** `bom`: so that Excel reads its accents. */
type Selection = { ids: readonly string[]; sort?: string | undefined; bom?: boolean };

/**
 * Fetches the named orders as CSV, for the viewer that is meant, as new as what this browser knows, or
 * at least as what it has shown. Never rejects.
 */
export const exportSelection = async (
  store: Store,
  body: Selection,
  url = '/api/admin/orders/export.csv',
): Promise<Exported> => {
  const { knownPosition } = store.getSnapshot();
  try {
    const newest = await ask(store, url, body, knownPosition);
    const isBehind = newest.status === 412 && leastOf(store) < knownPosition;
    const answer = isBehind ? await ask(store, url, body, leastOf(store)) : newest;
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

const ask = ({ viewer }: Store, url: string, body: Selection, minPosition: number) =>
  fetch(url, {
    method: 'POST',
    signal: AbortSignal.timeout(60_000),
    headers: {
      'Content-Type': 'application/json',
      'Evenkeel-Viewer': viewer.id,
      ...(minPosition > 0 && { 'Min-Position': String(minPosition), Prefer: 'wait=2' }),
    },
    body: JSON.stringify(body),
  });
