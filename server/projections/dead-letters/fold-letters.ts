import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore, StoredEvent } from '#server/event-store/event-store.ts';
import { foldBatch } from '../fold-batch.ts';
import { openEvents } from '../open-events.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { type Place, tableRef, writesOf } from '../view-rows.ts';
import { streamName } from './dead-letters.ts';
import { skippedPositions } from './skipped-events.ts';

/** A stream of which events are parked. */
export type ParkedStream = { streamType: string; streamId: string };

/** The parked events of these streams, at most the `most` oldest of them. */
export type LettersOf = { streams: readonly ParkedStream[]; most?: number };

/** Letters that one transaction applies at most. */
export const mostLetters = 5_000;

/**
 * Applies parked events to the view in `place` and answers how many. Deletes their dead letters,
 * and the stale marks of streams that have no letter left and lack no event. Run it in a
 * transaction that holds the view: nobody else may write it meanwhile.
 */
export const foldLetters = async (
  transaction: Kysely<ReadDatabase>,
  projection: Projection,
  place: Place,
  { eventStore, personalData }: Pick<ProjectionDeps, 'eventStore' | 'personalData'>,
  { streams, most = mostLetters }: LettersOf,
): Promise<number> => {
  const positions = await lettersOf(transaction, projection, place, { streams, most });
  if (positions.size === 0) return 0;
  const whole = await readWhole(eventStore, streams);
  const stored = whole.filter(({ position }) => positions.has(position));
  const skipped = await skippedPositions(transaction, projection, whole);
  const events = await openEvents(projection, stored, personalData, skipped);
  const outOfTurn = true;
  const { changed } = await foldBatch(transaction, projection, place, events, { outOfTurn });
  const writes = writesOf(projection, place, changed, { outOfTurn });
  if (writes.length > 0) await sql`with ${sql.join(writes)} select`.execute(transaction);
  await transaction
    .deleteFrom('read.dead_letters')
    .where('projection', '=', projection.name)
    .where('place', '=', place)
    .where('position', '=', sql<number>`any(${[...positions]}::bigint[])`)
    .execute();
  const lacking = whole.filter(({ position }) => skipped.has(position)).toReversed();
  // Of each stream the first that was left out, which is the last to be put here.
  const since = new Map(lacking.map((one) => [streamName(one), skipped.get(one.position) ?? null]));
  await markApplied(
    transaction,
    projection,
    place,
    streams.map((stream) => ({ ...stream, since: since.get(streamName(stream)) ?? null })),
  );
  return positions.size;
};

const lettersOf = async (
  db: Kysely<ReadDatabase>,
  { name }: Projection,
  place: Place,
  { streams, most }: Required<LettersOf>,
): Promise<Set<number>> => {
  const types = streams.map(({ streamType }) => streamType);
  const ids = streams.map(({ streamId }) => streamId);
  const rows = await db
    .selectFrom('read.dead_letters')
    .select('position')
    .where('projection', '=', name)
    .where('place', '=', place)
    // An order may have been given its customer's id: the limit must count only what is asked for.
    .where(
      sql<boolean>`(stream_type, stream_id) in (
        select * from unnest(${types}::text[], ${ids}::uuid[]))`,
    )
    .orderBy('position')
    .limit(most)
    .execute();
  return new Set(rows.map(({ position }) => position));
};

/** All that the log has of these streams, in order. */
const readWhole = async (
  { readStreams }: Pick<EventStore, 'readStreams'>,
  streams: readonly ParkedStream[],
): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for (const [type, ofType] of Map.groupBy(streams, ({ streamType }) => streamType)) {
    const ids = ofType.map(({ streamId }) => streamId);
    for (const events of (await readStreams(type, ids)).values()) {
      found.push(...events);
    }
  }
  return found.sort((a, b) => a.position - b.position);
};

/**
 * Where no letter is left, rows of these streams are whole again; those that lack a skipped event stay
 * marked `since` it was left out, as a rebuild marks them.
 */
const markApplied = async (
  db: Kysely<ReadDatabase>,
  { name, tables }: Projection,
  place: Place,
  streams: readonly (ParkedStream & { since: string | null })[],
): Promise<void> => {
  for (const table of tables.filter(({ marksStale }) => marksStale === true)) {
    const rows = streams
      .filter(({ streamType }) => table.streams.includes(streamType))
      .map(({ streamId, since }) => ({ id: streamId, since }));
    const key = sql.id(table.key[0] ?? '');
    await sql`
      update ${tableRef(table, place)} as marked set stale_since = applied.since
      from json_to_recordset(${JSON.stringify(rows)}) as applied(id uuid, since timestamptz)
      where marked.${key} = applied.id and not exists (
        select from read.dead_letters letter
        where letter.projection = ${name} and letter.place = ${place}
          and letter.stream_id = marked.${key}
          and letter.stream_type = any(${[...table.streams]}::text[]))`.execute(db);
  }
};
