import type { Recorded } from '../recorded.ts';
import type { OrderEvent } from './events.ts';
import type { OrderState, PlacedOrder } from './state.ts';

/** An order row names its last commands, so that a browser knows its own among them. */
export const rememberedCommands = 8;

/** The log holds an event that its decider cannot have produced: the data is damaged. */
export class IllegalTransition extends Error {
  readonly code = 'illegal-transition';
  constructor(status: string, event: { type: string; position: number }) {
    super(
      `${event.type} at position ${event.position} cannot happen to an order that is ${status}`,
    );
    this.name = 'IllegalTransition';
  }
}

/**
 * An order after one more event. Pure and total over what the decider can produce; throws
 * IllegalTransition on anything else.
 */
export const evolve = (state: OrderState, event: Recorded<OrderEvent>): PlacedOrder => {
  if (state.status === 'absent') return created(state, event);
  const next = {
    ...state,
    version: event.version,
    position: event.position,
    commandIds: [...state.commandIds, event.commandId].slice(-rememberedCommands),
  };
  switch (event.type) {
    case 'NoteAdded':
      return next;
    case 'OrderCancelled':
      if (next.status !== 'pending') break;
      return {
        ...next,
        status: 'cancelled',
        cancelledAt: event.at,
        cancellationReason: event.data.reason,
      };
    case 'OrderShipped': {
      if (next.status !== 'pending') break;
      const { trackingNumber, carrier } = event.data;
      return { ...next, status: 'shipped', shippedAt: event.at, trackingNumber, carrier };
    }
    case 'OrderDelivered':
      if (next.status !== 'shipped') break;
      return { ...next, status: 'delivered', deliveredAt: event.at };
    case 'OrderCreated':
      break;
    default:
      return event satisfies never;
  }
  throw new IllegalTransition(state.status, event);
};

const created = (state: { status: 'absent' }, event: Recorded<OrderEvent>): PlacedOrder => {
  if (event.type !== 'OrderCreated') throw new IllegalTransition(state.status, event);
  const { orderId, customer, country, items, total, currency } = event.data;
  return {
    status: 'pending',
    id: orderId,
    number: event.position,
    customer,
    country,
    items,
    total,
    currency,
    createdAt: event.at,
    version: event.version,
    position: event.position,
    commandIds: [event.commandId],
  };
};
