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

/** The log holds an event that this code cannot read: newer code wrote it, or it is damaged. */
export class UnreadableEvent extends Error {
  readonly code = 'unreadable-event';
  constructor({ type, schemaVersion, position }: EventAsStored, why: string, cause?: unknown) {
    super(
      `${type} (schema version ${schemaVersion}) at position ${position} cannot be read: ${why}`,
      { cause },
    );
    this.name = 'UnreadableEvent';
  }
}

/** Reads back the events of one kind of stream. */
export type EventReader = {
  read(stored: EventAsStored): Recorded<{ type: string; data: unknown }>;
};

/** `occurredAt`: when imported history happened, with any offset. */
const metadata = z.object({ actor, occurredAt: z.iso.datetime({ offset: true }).optional() });

const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  stored: EventAsStored,
): z.infer<Schema> => {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new UnreadableEvent(stored, z.prettifyError(error), error);
};

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
      const { type, schemaVersion, version, position, commandId } = stored;
      const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
      if (!schema) throw new UnreadableEvent(stored, 'its type is unknown here');
      if (schemaVersion > newest(type)) throw new UnreadableEvent(stored, 'newer code wrote it');
      const steps = upcasters[type]?.slice(schemaVersion - 1) ?? [];
      const data = parsed(
        schema,
        steps.reduce((older, lift) => lift(older), stored.data),
        stored,
      );
      const { actor, occurredAt } = parsed(metadata, stored.metadata, stored);
      const at = occurredAt === undefined ? stored.at : new Date(occurredAt).toISOString();
      const recorded = { type, data, version, position, at, commandId, actor };
      // The type names the schema that has just parsed the data; TypeScript cannot follow that.
      return recorded as Recorded<EventOf<Schemas>>;
    },
  };
};
