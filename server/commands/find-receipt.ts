import type { EventStore } from '#server/event-store/event-store.ts';

/** What a command's first answer was; `orderId` is the stream that it changed. */
export type Receipt = {
  commandId: string;
  orderId: string;
  version: number;
  position: number;
  epoch: string;
  acceptedAt: string;
};

/** The receipt of this actor's order command, or undefined when they sent no such command. */
export const findReceipt = async (
  { eventStore }: { eventStore: EventStore },
  actorId: string,
  commandId: string,
): Promise<Receipt | undefined> => {
  const command = await eventStore.findCommand(actorId, commandId);
  if (command?.streamType !== 'order') return undefined;
  const { streamId: orderId, version, position, epoch, acceptedAt } = command;
  return { commandId, orderId, version, position, epoch, acceptedAt };
};
