import type { Actor } from '#server/contracts/roles.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';

/** What every command needs of the outside. */
export type CommandDeps = { eventStore: EventStore; personalData: PersonalData };

/** Who a command's events are written down to; name and e-mail are stored with a placed order. */
export type CommandActor = Actor & { name: string; email: string };

/**
 * A command as it comes from HTTP. `commandId` is the idempotency key, `bodyHash` tells a repeat
 * from another command under that key, `expectedVersion` is the client's `If-Match`.
 */
export type CommandRequest<Body> = {
  commandId: string;
  actor: CommandActor;
  body: Body;
  bodyHash: string;
  correlationId: string;
  /** When it really happened (ISO 8601, UTC), for history that is recorded after the fact. */
  occurredAt?: string;
};

/** A command to an order that exists. */
export type OrderCommandRequest<Body> = CommandRequest<Body> & {
  orderId: string;
  expectedVersion?: number | undefined;
};
