import * as z from 'zod/mini';
import { openTabChannel } from '../storage/tab-channel.ts';

const begun = z.object({ kind: z.literal('begun') });

/** Tells a user's other tabs that there is a plan, for which one of them may have to stand in. */
export const tellBegun = (
  lock: string,
  onBegun: () => void,
): { tell: () => void; close: () => void } => {
  const { post, close } = openTabChannel(lock, begun, onBegun);
  return { tell: () => post({ kind: 'begun' }), close };
};
