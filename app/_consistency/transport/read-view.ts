import type * as z from 'zod/mini';
import type { Order } from '#server/contracts/order.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Store } from '../core/create-store.ts';
import { isOfOtherLog } from '../core/truth/epoch.ts';
import { type HttpClient, ReadFailed } from './http-client.ts';
import { leastOf, readKnown } from './read-known.ts';

export type ViewReader = { store: Store; http: HttpClient; now: () => number };

/**
 * Reads a view into the store, never older than what this browser has shown. If the view lacks the
 * viewer's newest accepted commands after the server's patience, it is taken as it is: the pending log
 * draws them. A change known only from the cookie cannot be replayed, so the view must contain it.
 * `contents` picks the answer's rows and what they are true for. Throws ReadFailed.
 */
export const readView = async <Schema extends z.ZodMiniType>(
  { store, http, now }: ViewReader,
  path: string,
  schema: Schema,
  contents: (answer: z.infer<Schema>) => { orders: readonly Order[]; meta?: Meta },
  signal?: AbortSignal,
): Promise<z.infer<Schema>> => {
  const { epoch, cursor, revision } = store.getSnapshot();
  const least = leastOf(store);
  const answer = await readKnown({ store, http }, path, schema, signal, least);
  const { orders, meta } = contents(answer);
  if (meta !== undefined && meta.epoch === epoch && meta.position < least) {
    throw new ReadFailed('projection-behind', 412, 'The view is older than what was shown.');
  }
  store.dispatch({
    type: 'answered',
    orders,
    ...(meta && { meta }),
    asked: { epoch, cursor, revision },
    at: now(),
  });
  if (meta !== undefined && isOfOtherLog(meta.epoch, store.getSnapshot().epoch)) {
    throw new ReadFailed(
      'former-epoch',
      412,
      'The answer is of a log that was restored meanwhile.',
    );
  }
  return answer;
};
