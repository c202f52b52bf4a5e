import type { Actor } from '#server/contracts/roles.ts';
import type { Append, NewEvent } from '#server/event-store/event-store.ts';

/** Which command adds which events to which stream. */
type Decided = {
  commandId: string;
  bodyHash: string;
  actor: Actor;
  correlationId: string;
  /** When it really happened (ISO 8601, UTC), for history that is recorded after the fact. */
  occurredAt?: string;
  streamType: 'order' | 'customer' | 'product';
  streamId: string;
  expectedVersion: number;
  /** Sealed already, where they hold personal data. */
  events: NewEvent[];
};

/** What a decision asks of the log: the events with who, why and when beside them. */
export const toAppend = ({ actor, correlationId, occurredAt, ...rest }: Decided): Append => ({
  ...rest,
  actorId: actor.id,
  metadata: {
    actor: { id: actor.id, role: actor.role },
    correlationId,
    ...(occurredAt === undefined ? {} : { occurredAt }),
  },
});
