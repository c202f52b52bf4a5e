import type { Append } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';

/** An append that the database will not refuse for its form, its parts written as JSON. */
export type PreparedAppend = {
  append: Append;
  /** Each event's data. */
  data: string[];
  metadata: string;
  /** About its length in a batch. */
  characters: number;
  /** The same text for the same stream, and for the same actor's same command. */
  streamKey: string;
  commandKey: string;
};

const maxEvents = 1_000;
const maxCharacters = 1_000_000;
const maxVersion = 2_147_483_647 - maxEvents;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** JSON allows what jsonb refuses: U+0000, and half of a surrogate pair (both arrive escaped). */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

/**
 * Checks an append and serialises it, before it is queued: nothing in a batch may fail the others.
 * Throws EventStoreError `invalid-append`.
 */
export const prepareAppend = (append: Append): PreparedAppend => {
  const { actorId, commandId, bodyHash, streamType, streamId, expectedVersion, events } = append;
  refuseUnless(uuid.test(commandId), 'its command id is not a UUID');
  refuseUnless(uuid.test(streamId), 'its stream id is not a UUID');
  refuseUnless(actorId !== '' && streamType !== '', 'it lacks an actor or a stream type');
  refuseUnless(isCount(expectedVersion, 0, maxVersion), 'its expected version is not a version');
  refuseUnless(isCount(events.length, 1, maxEvents), `it has not 1 to ${maxEvents} events`);
  refuseUnless(
    events.every((event) => event.type !== '' && isCount(event.schemaVersion, 1, maxVersion)),
    'an event lacks its type or schema version',
  );
  const metadata = JSON.stringify(append.metadata);
  const data = events.map((event) => JSON.stringify(event.data));
  const types = JSON.stringify([actorId, bodyHash, streamType, ...events.map(({ type }) => type)]);
  const characters = data.reduce(
    (sum, text) => sum + text.length + 40,
    metadata.length + types.length + 300,
  );
  refuseUnless(characters <= maxCharacters, `it is larger than ${maxCharacters} characters`);
  refuseUnless(
    ![...data, metadata, types].some((text) => text.includes('\\u') && unstorable.test(text)),
    'it holds text that is not well-formed Unicode, or U+0000',
  );
  return {
    append,
    data,
    metadata,
    characters,
    streamKey: `stream ${streamType} ${streamId.toLowerCase()}`,
    commandKey: `command ${commandId.toLowerCase()} ${actorId}`,
  };
};

const isCount = (value: number, min: number, max: number) =>
  Number.isInteger(value) && value >= min && value <= max;

const refuseUnless = (condition: boolean, fault: string): void => {
  if (!condition) {
    throw new EventStoreError('invalid-append', `This append cannot be stored: ${fault}.`);
  }
};
