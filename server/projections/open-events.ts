import { z } from 'zod';
import { actor } from '#server/contracts/roles.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import type { Foldable, PassedOver, ProjectedEvent, Projection } from './projection.ts';

const metadata = z.object({ actor, occurredAt: z.iso.datetime({ offset: true }).optional() });

/** The only version of every event so far; a newer one was written by a newer release. */
const knownSchemaVersion = 1;

/** An event of a handled stream that this release cannot read; to skip it would be to lose it. */
export class UnreadableEvent extends Error {
  readonly code = 'unreadable-event';
  constructor({ position, type }: StoredEvent, why: string, options?: ErrorOptions) {
    super(`${type} at position ${position} cannot be read: ${why}`, options);
    this.name = 'UnreadableEvent';
  }
}

const none: ReadonlySet<number> = new Set();

/** Whether the projection is made from this event's stream. */
export const isHandled = (projection: Projection, { streamType }: { streamType: string }) =>
  Object.hasOwn(projection.handles, streamType);

/**
 * The stored events that a projection handles, with personal data opened and everything parsed.
 * Events of other streams are passed over; those at the positions in `skipped` are not looked into.
 * Throws UnreadableEvent.
 */
export const openEvents = async (
  projection: Projection,
  stored: readonly StoredEvent[],
  personalData: PersonalData,
  skipped = none,
): Promise<Foldable[]> => {
  const handled = stored.filter((event) => isHandled(projection, event));
  const read = skipped.size === 0 ? handled : handled.filter((one) => !skipped.has(one.position));
  const opened = read.length === 0 ? [] : await personalData.open(read);
  const parsed = opened.map((event) => parseEvent(projection, event));
  if (read.length === handled.length) return parsed;
  const byPosition = new Map(parsed.map((event) => [event.position, event]));
  return handled.map((event) => byPosition.get(event.position) ?? passedOver(event));
};

const passedOver = (event: StoredEvent): PassedOver => {
  const { streamType, streamId, version, position, commandId } = event;
  return { streamType, streamId, version, position, commandId, passedOver: true };
};

const parseEvent = (projection: Projection, event: StoredEvent): ProjectedEvent => {
  const data = projection.handles[event.streamType]?.[event.type];
  if (data === undefined) throw new UnreadableEvent(event, 'its type is unknown here');
  if (event.schemaVersion !== knownSchemaVersion) {
    throw new UnreadableEvent(event, `its schema version ${event.schemaVersion} is unknown here`);
  }
  const parsedData = data.safeParse(event.data);
  if (!parsedData.success) throw unreadable(event, parsedData.error);
  const parsedMetadata = metadata.safeParse(event.metadata);
  if (!parsedMetadata.success) throw unreadable(event, parsedMetadata.error);
  const { streamType, streamId, type, version, position, commandId } = event;
  const at = parsedMetadata.data.occurredAt ?? event.at;
  return {
    ...{ streamType, streamId, type, version, position, commandId },
    data: parsedData.data,
    at: new Date(at).toISOString(),
    actor: parsedMetadata.data.actor,
  };
};

const unreadable = (event: StoredEvent, cause: z.ZodError) =>
  new UnreadableEvent(event, z.prettifyError(cause), { cause });
