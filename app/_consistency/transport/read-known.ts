import type * as z from 'zod/mini';
import type { Store } from '../core/create-store.ts';
import { type HttpClient, ReadFailed } from './http-client.ts';

/**
 * Reads an answer that is true at least for `knownPosition`; if the server's patience ends before a view
 * reaches it, for `least` (by default what was shown). Throws ReadFailed.
 */
export const readKnown = <Schema extends z.ZodMiniType>(
  { store, http }: { store: Store; http: HttpClient },
  path: string,
  schema: Schema,
  signal?: AbortSignal,
  least = leastOf(store),
): Promise<z.infer<Schema>> => {
  const { knownPosition } = store.getSnapshot();
  return http.read(path, schema, { minPosition: knownPosition, signal }).catch((error: unknown) => {
    const isBehind = error instanceof ReadFailed && error.code === 'projection-behind';
    if (!isBehind || least >= knownPosition) throw error;
    return http.read(path, schema, { minPosition: least, signal });
  });
};

/** The position that a view must have reached, or it lacks what was shown. */
export const leastOf = (store: Store): number => {
  const { shownPosition, cookiePosition } = store.getSnapshot();
  return Math.max(shownPosition, cookiePosition);
};
