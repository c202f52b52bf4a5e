import * as z from 'zod/mini';
import { openTabChannel } from '../storage/tab-channel.ts';

const message = z.object({ kind: z.enum(['begun', 'steered']) });

type Heard = { onBegun: () => void; onSteered: () => void };

/**
 * Tells a user's other tabs that there is a plan, for which one of them may have to stand in, and
 * that something was done to it: where there are no locks another may be at it as well.
 */
export const tellTabs = (
  lock: string,
  { onBegun, onSteered }: Heard,
): { tell: (kind: 'begun' | 'steered') => void; close: () => void } => {
  const { post, close } = openTabChannel(lock, message, ({ kind }) =>
    kind === 'begun' ? onBegun() : onSteered(),
  );
  return { tell: (kind) => post({ kind }), close };
};
