import { z } from 'zod';
import { actor } from '#server/contracts/roles.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import type { ProjectedEvent, Projection } from './projection.ts';

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

/**
 * The stored events that a projection handles, with personal data opened and everything parsed.
 * Events of other streams are passed over. Throws UnreadableEvent.
 */
export const openEvents = async (
  projection: Projection,
  stored: readonly StoredEvent[],
  personalData: PersonalData,
): Promise<ProjectedEvent[]> => {
  const handled = stored.filter(({ streamType }) => streamType in projection.handles);
  const opened = handled.length === 0 ? [] : await personalData.open(handled);
  return opened.map((event) => parseEvent(projection, event));
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
