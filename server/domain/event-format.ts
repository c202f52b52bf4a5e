import { z } from 'zod';
import { actor } from '#server/contracts/roles.ts';
import type { Recorded } from './recorded.ts';

/** An event as the log holds it, before anything in it has been checked. */
export type EventAsStored = {
  type: string;
  schemaVersion: number;
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  version: number;
  position: number;
  commandId: string;
  at: string;
};

/** Lifts an event's data from one schema version to the next. */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

/** By event type, the steps from version 1 to 2, from 2 to 3 and so on. */
export type Upcasters = { readonly [type: string]: readonly Upcaster[] };

type EventOf<Schemas extends Record<string, z.ZodType>> = {
  [Type in keyof Schemas & string]: { type: Type; data: z.infer<Schemas[Type]> };
}[keyof Schemas & string];

/** The log holds an event that this code does not know or cannot read: newer code wrote it, or it is damaged. */
export class UnreadableEvent extends Error {
  readonly code = 'unreadable-event';
  constructor({ type, schemaVersion, position }: EventAsStored, why: string, cause?: unknown) {
    super(`${type} (schema version ${schemaVersion}) at position ${position} ${why}`, { cause });
  }
}

const metadata = z.object({ actor, occurredAt: z.string().optional() });

/**
 * How the events of one kind of stream are written and read back: `write` adds the newest schema
 * version, `read` lifts older data by the upcasters and checks it with zod. `read` throws
 * UnreadableEvent on an unknown type, a newer version, or data that does not fit.
 */
export const eventFormat = <Schemas extends Record<string, z.ZodType>>(
  schemas: Schemas,
  upcasters: Upcasters = {},
) => {
  const newest = (type: string): number => 1 + (upcasters[type]?.length ?? 0);
  return {
    types: Object.keys(schemas),
    write: <Event extends EventOf<Schemas>>(event: Event) => ({
      type: event.type,
      schemaVersion: newest(event.type),
      data: event.data,
    }),
    read: (stored: EventAsStored): Recorded<EventOf<Schemas>> => {
      const schema = Object.hasOwn(schemas, stored.type) ? schemas[stored.type] : undefined;
      if (!schema) throw new UnreadableEvent(stored, 'is of an unknown type.');
      if (stored.schemaVersion > newest(stored.type)) {
        throw new UnreadableEvent(stored, 'was written by newer code.');
      }
      const steps = upcasters[stored.type]?.slice(stored.schemaVersion - 1) ?? [];
      const data = schema.safeParse(steps.reduce((lifted, step) => step(lifted), stored.data));
      const about = metadata.safeParse(stored.metadata);
      if (!data.success) throw new UnreadableEvent(stored, 'holds other data.', data.error);
      if (!about.success) throw new UnreadableEvent(stored, 'holds other metadata.', about.error);
      const { version, position, commandId } = stored;
      // The type names the schema that has just parsed the data; TypeScript cannot follow that.
      const event = { type: stored.type, data: data.data } as EventOf<Schemas>;
      return {
        ...event,
        version,
        position,
        at: about.data.occurredAt ?? stored.at,
        commandId,
        actor: about.data.actor,
      };
    },
  };
};
