import { UnreadableEvent } from '#server/domain/event-format.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import type { Foldable, ProjectedEvent, Projection, SkippedEvent } from './projection.ts';

const none: ReadonlyMap<number, string> = new Map();

/** Whether the projection is made from this event's stream. */
export const isHandled = (projection: Projection, { streamType }: { streamType: string }) =>
  Object.hasOwn(projection.handles, streamType);

/**
 * The stored events that a projection handles, with personal data opened and everything parsed.
 * Events of other streams are left out; those at the positions in `skipped` are not looked into.
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
  const parsed = opened.map((event) => readEvent(projection, event));
  if (read.length === handled.length) return parsed;
  const byPosition = new Map(parsed.map((event) => [event.position, event]));
  return handled.map(
    (event) =>
      byPosition.get(event.position) ?? asSkipped(event, skipped.get(event.position) ?? event.at),
  );
};

const asSkipped = (event: StoredEvent, skippedAt: string): SkippedEvent => {
  const { streamType, streamId, version, position, commandId } = event;
  return { streamType, streamId, version, position, commandId, isSkipped: true, skippedAt };
};

const readEvent = ({ handles }: Projection, event: StoredEvent): ProjectedEvent => {
  const { streamType, streamId } = event;
  const format = handles[streamType];
  if (format === undefined) throw new UnreadableEvent(event, 'its stream is not handled here');
  return { streamType, streamId, ...format.read(event) };
};
