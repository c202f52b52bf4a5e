import type * as z from 'zod/mini';

export type TabChannel<Message> = { post: (message: Message) => void; close: () => void };

/** Carries messages between a user's tabs in this browser; silent where there is no BroadcastChannel. */
export const openTabChannel = <Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  onMessage: (message: z.infer<Schema>) => void,
): TabChannel<z.infer<Schema>> => {
  if (typeof BroadcastChannel === 'undefined')
    return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
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
