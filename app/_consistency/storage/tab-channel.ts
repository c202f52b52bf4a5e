import type * as z from 'zod/mini';

export type TabChannel<Message> = { post: (message: Message) => void; close: () => void };

/**
 * Carries messages between a user's tabs in this browser; silent where there is no BroadcastChannel,
 * or none is allowed.
 */
export const openTabChannel = <Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  onMessage: (message: z.infer<Schema>) => void,
): TabChannel<z.infer<Schema>> => {
  const channel = allowedChannel(name);
  if (channel === undefined) return { post: () => undefined, close: () => undefined };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // A tab of another build may send other messages; their content is then learned from the server.
    const message = schema.safeParse(data);
    if (message.success) onMessage(message.data);
  };
  let isOpen = true;
  return {
    post: (message) => {
      if (isOpen) channel.postMessage(message);
    },
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
};

/** Browsers that refuse storage refuse this too, as it would tell one site's pages of each other. */
const allowedChannel = (name: string): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
};
