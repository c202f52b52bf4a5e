import type { Selectable } from 'kysely';
import type { OrderEventsTable } from '#db/read/schema.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { viewTable } from '../projection.ts';

/** The timeline: one row an event of an order. */
export const orderEventsTable = viewTable<Selectable<OrderEventsTable>, OrderEvent>({
  name: 'order_events',
  key: ['order_id', 'version'],
  streams: ['order'],
  keys: ({ streamId, version }) => [{ order_id: streamId, version }],
  mayExist: () => false,
  evolve: (_, event) => ({
    order_id: event.streamId,
    version: event.version,
    position: event.position,
    type: event.type,
    at: event.at,
    actor_id: event.actor.id,
    actor_role: event.actor.role,
    command_id: event.commandId,
    data: event.data,
  }),
});
