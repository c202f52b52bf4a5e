import { z } from 'zod';
import { pendingCommand } from '../core/pending-command.ts';

const tabMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entries'), entries: z.array(pendingCommand) }),
  z.object({ kind: z.literal('discarded'), commandId: z.string() }),
  z.object({
    kind: z.literal('position'),
    epoch: z.string().nullable(),
    seen: z.int(),
    viewSeen: z.int(),
  }),
  z.object({ kind: z.literal('signed-out') }),
]);
export type TabMessage = z.infer<typeof tabMessage>;

export type TabChannel = { post: (message: TabMessage) => void; close: () => void };

/** What this user's other tabs in this browser tell one another; silent where there is no BroadcastChannel. */
export const openTabChannel = (
  userId: string,
  onMessage: (message: TabMessage) => void,
): TabChannel => {
  if (typeof BroadcastChannel === 'undefined')
    return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`evenkeel:${userId}`);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // A tab of another build may speak otherwise; what it says is then learned from the server.
    const message = tabMessage.safeParse(data);
    if (message.success) onMessage(message.data);
  };
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
};
