import type { OrderCommand } from '#server/domain/orders/commands.ts';
import type { OrderEventType } from '#server/domain/orders/events.ts';
import type { EventStore } from '#server/event-store/event-store.ts';

/**
 * Which command an event comes from and which request brought it. `bodyHash` (SHA-256, base64url) is
 * all that is kept of what was sent; null where the command itself is not known any more.
 */
export type EventCause = {
  correlationId: string | null;
  commandType: OrderCommand['type'];
  bodyHash: string | null;
};

const commandTypes: Record<OrderEventType, OrderCommand['type']> = {
  OrderCreated: 'CreateOrder',
  OrderCancelled: 'CancelOrder',
  OrderShipped: 'ShipOrder',
  OrderDelivered: 'DeliverOrder',
  NoteAdded: 'AddNote',
};

/** Why an order is as it is: the cause of each of its events, by version. Asked of the log itself. */
export async function explainOrder(
  { eventStore }: { eventStore: Pick<EventStore, 'readStream' | 'findCommands'> },
  orderId: string,
): Promise<ReadonlyMap<number, EventCause>> {
  const events = await eventStore.readStream('order', orderId);
  const ids = [...new Set(events.map(({ commandId }) => commandId))];
  const commands = ids.length === 0 ? [] : await eventStore.findCommands(ids);
  // Two people may use one id for two commands: the right one is to this order.
  const own = new Map(
    commands
      .filter(({ streamId }) => streamId === orderId)
      .map((command) => [command.commandId, command.bodyHash]),
  );
  return new Map(
    events.map(({ version, type, commandId, metadata }) => [
      version,
      {
        correlationId: typeof metadata.correlationId === 'string' ? metadata.correlationId : null,
        commandType: commandTypes[type as OrderEventType],
        bodyHash: own.get(commandId) || null,
      },
    ]),
  );
}
