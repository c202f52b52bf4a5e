import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore, StoredEvent } from '#server/event-store/event-store.ts';
import { assertSameLog } from '../assert-same-log.ts';
import { takeCheckpoint } from '../checkpoints.ts';
import { foldBatch } from '../fold-batch.ts';
import { openEvents } from '../open-events.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { tableRef, writesOf } from '../view-rows.ts';
import { streamName } from './dead-letters.ts';
import { skippedPositions } from './skipped-events.ts';

/** A stream of which events are parked. */
export type ParkedStream = { streamType: string; streamId: string };

/** Letters that one transaction applies at most. */
export const mostLetters = 5_000;

/**
 * Applies parked events of these streams, at most the `most` oldest of them, to the live view, all
 * or none, in one transaction that holds the checkpoint; answers how many. Their rows count as
 * changed at the checkpoint's next position, which no reader has passed yet.
 */
export const applyLetters = (
  projection: Projection,
  {
    readDb,
    eventStore,
    personalData,
  }: Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>,
  { streams, most = mostLetters }: { streams: readonly ParkedStream[]; most?: number },
): Promise<number> =>
  readDb.transaction().execute(async (transaction) => {
    const checkpoint = await takeCheckpoint(transaction, projection);
    assertSameLog(projection, checkpoint, await eventStore.head());
    const positions = await lettersOf(transaction, projection, streams, most);
    if (positions.size === 0) return 0;
    const stored = await readAt(eventStore, streams, positions);
    const skipped = await skippedPositions(transaction, projection, stored);
    const events = await openEvents(projection, stored, personalData, skipped);
    const outOfTurn = true;
    const { changed } = await foldBatch(transaction, projection, 'live', events, { outOfTurn });
    const writes = writesOf(projection, 'live', changed, { outOfTurn });
    if (writes.length > 0) await sql`with ${sql.join(writes)} select`.execute(transaction);
    await settle(transaction, projection, { streams, positions, late: checkpoint.position + 1 });
    return positions.size;
  });

const lettersOf = async (
  db: Kysely<ReadDatabase>,
  { name }: Projection,
  streams: readonly ParkedStream[],
  most: number,
): Promise<Set<number>> => {
  const wanted = new Set(streams.map(streamName));
  const rows = await db
    .selectFrom('read.dead_letters')
    .select(['position', 'stream_type as streamType', 'stream_id as streamId'])
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('stream_id', '=', sql<string>`any(${streams.map(({ streamId }) => streamId)}::uuid[])`)
    .orderBy('position')
    .limit(most)
    .execute();
  const own = rows.filter((row) => wanted.has(streamName(row)));
  return new Set(own.map(({ position }) => position));
};

/** The log's own events at these positions, in order. */
const readAt = async (
  { readStreams }: Pick<EventStore, 'readStreams'>,
  streams: readonly ParkedStream[],
  positions: ReadonlySet<number>,
): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for (const [type, ofType] of Map.groupBy(streams, ({ streamType }) => streamType)) {
    const ids = ofType.map(({ streamId }) => streamId);
    for (const events of (await readStreams(type, ids)).values()) {
      found.push(...events.filter(({ position }) => positions.has(position)));
    }
  }
  return found.sort((a, b) => a.position - b.position);
};

type Settled = { streams: readonly ParkedStream[]; positions: Set<number>; late: number };

/** Takes the letters away, and the stale marks of streams that have none left; tells readers. */
const settle = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { streams, positions, late }: Settled,
): Promise<void> => {
  const { name, tables } = projection;
  await db
    .deleteFrom('read.dead_letters')
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('position', '=', sql<number>`any(${[...positions]}::bigint[])`)
    .execute();
  for (const table of tables.filter(({ marksStale }) => marksStale === true)) {
    const ids = streams
      .filter(({ streamType }) => table.streams.includes(streamType))
      .map(({ streamId }) => streamId);
    const [key = ''] = table.key;
    // Rows of these streams have changed; those without a letter left are whole again.
    await sql`
      with whole as (
        update ${tableRef(table, 'live')} as marked set stale_since = null
        where marked.${sql.id(key)} = any(${ids}::uuid[]) and not exists (
          select from read.dead_letters letter
          where letter.projection = ${name} and letter.place = 'live'
            and letter.stream_id = marked.${sql.id(key)}
            and letter.stream_type = any(${[...table.streams]}::text[]))
      )
      insert into read.late_changes (order_id, position)
      select marked.${sql.id(key)}, ${late}::bigint from ${tableRef(table, 'live')} as marked
      where marked.${sql.id(key)} = any(${ids}::uuid[])
      on conflict (order_id) do update set position = excluded.position`.execute(db);
  }
  await db
    .updateTable('read.checkpoints')
    .set({ parked: sql`parked - ${positions.size}`, late_position: late })
    .where('projection', '=', name)
    .execute();
  await sql`select pg_notify('late', ${name})`.execute(db);
};
