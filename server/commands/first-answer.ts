import type { EventStore } from '#server/event-store/event-store.ts';
import type { CommandResult } from './command-result.ts';

/**
 * What this actor's command was answered before, if it was. Asked before every refusal: the repeat
 * of an accepted cancel finds the order cancelled, and must not be told that it cannot be.
 */
export const firstAnswer = async (
  eventStore: EventStore,
  command: { commandId: string; actor: { id: string }; bodyHash: string },
): Promise<CommandResult | undefined> => {
  const known = await eventStore.findCommand(command.actor.id, command.commandId);
  if (!known) return undefined;
  if (known.bodyHash !== command.bodyHash) return { kind: 'command-reused' };
  const { streamId: orderId, version, position, epoch } = known;
  return {
    kind: 'accepted',
    commandId: command.commandId,
    orderId,
    version,
    position,
    epoch,
    replayed: true,
  };
};
