import { type OrderEvent, orderEvents } from '#server/domain/orders/events.ts';
import type { CommandDeps, CommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { toAppend } from './to-append.ts';

/**
 * Seals and appends what was decided on `expectedVersion` of an order. Undefined when another
 * command was faster: decide again.
 */
export const appendOrderEvents = async (
  { eventStore, personalData }: CommandDeps,
  { commandId, actor, bodyHash, correlationId, occurredAt }: CommandRequest<unknown>,
  target: { orderId: string; expectedVersion: number; events: OrderEvent[] },
): Promise<CommandResult | undefined> => {
  const appended = await eventStore.append(
    toAppend({
      commandId,
      bodyHash,
      actor,
      correlationId,
      ...(occurredAt !== undefined && { occurredAt }),
      streamType: 'order',
      streamId: target.orderId,
      expectedVersion: target.expectedVersion,
      events: await personalData.seal(target.events.map(orderEvents.write)),
    }),
  );
  switch (appended.outcome) {
    case 'command-reused':
      return { kind: 'command-reused' };
    case 'version-conflict':
      return undefined;
    case 'appended':
    case 'replayed': {
      const { version, position, epoch, streamId: orderId, outcome } = appended;
      const replayed = outcome === 'replayed';
      return { kind: 'accepted', commandId, orderId, version, position, epoch, replayed };
    }
    default:
      return appended satisfies never;
  }
};
