import { v7 as uuidv7 } from 'uuid';
import { toAppend } from '#server/commands/to-append.ts';
import type { Actor } from '#server/contracts/roles.ts';
import * as customers from '#server/domain/customers/customer.ts';
import { customerEvents } from '#server/domain/customers/events.ts';
import { decide } from '#server/domain/orders/decide.ts';
import { orderEvents } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import type { Append, NewEvent } from '#server/event-store/event-store.ts';
import type { ProjectedEvent } from '#server/projections/projection.ts';
import type { Occurrence } from './plan-orders.ts';
import type { Random } from './random.ts';

/** Who seeded events are written down to. */
export const seedActor: Actor = { id: 'seed', role: 'system' };

/** One command with its one event, as it will lie in the log and as the views see it. */
export type Decided = { append: Append; event: ProjectedEvent; last: boolean };

type Run = { head: number; correlationId: string; random: Random };

/**
 * Decides what happens, one event each, by the deciders themselves; gives each event the next
 * position after `head`. Personal data is not sealed yet.
 */
export const createDecider = ({ head, correlationId, random }: Run) => {
  const states = new Map<string, OrderState>();
  let position = head;

  return (occurrence: Occurrence): Decided => {
    const { at, last } = occurrence;
    const commandId = uuidv7({ msecs: at, random: random.bytes(16) });
    const occurredAt = new Date(at).toISOString();
    position += 1;
    const place = { position, at: occurredAt, commandId, actor: seedActor };
    const append = (
      stream: Pick<Append, 'streamId' | 'expectedVersion'> & { streamType: 'order' | 'customer' },
      event: NewEvent,
    ) =>
      toAppend({
        ...stream,
        commandId,
        correlationId,
        occurredAt,
        events: [event],
        bodyHash: `seed-${stream.streamType}`,
        actor: seedActor,
      });

    if (occurrence.kind === 'customer') {
      const { id: streamId, ...person } = occurrence.person;
      const command = { type: 'RegisterCustomer', customerId: streamId, ...person } as const;
      const event = only(customers.decide(command, customers.initialState));
      const stream = { streamType: 'customer', streamId } as const;
      return {
        append: append({ ...stream, expectedVersion: 0 }, customerEvents.write(event)),
        event: { ...event, ...stream, ...place, version: 1 },
        last,
      };
    }
    const { orderId: streamId, command } = occurrence;
    const state = states.get(streamId) ?? initialState;
    const expectedVersion = state.status === 'absent' ? 0 : state.version;
    const event = only(decide(command, state, { actor: seedActor }));
    const recorded = { ...event, ...place, version: expectedVersion + 1 };
    const next = evolve(state, recorded);
    if (last) states.delete(streamId);
    else states.set(streamId, next);
    const stream = { streamType: 'order', streamId } as const;
    return {
      append: append({ ...stream, expectedVersion }, orderEvents.write(event)),
      event: { ...recorded, ...stream },
      last,
    };
  };
};

/** A seeded command is one that the shop allows, and does one thing. */
const only = <Event>(decision: { events: Event[] } | { rejection: { message: string } }): Event => {
  const [event, ...more] = 'events' in decision ? decision.events : [];
  if (event !== undefined && more.length === 0) return event;
  throw new TypeError(`A planned command was refused: ${JSON.stringify(decision)}`);
};
