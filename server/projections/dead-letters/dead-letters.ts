import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Projection, ViewTable } from '../projection.ts';
import { type Place, tableRef } from '../view-rows.ts';

/** An event that goes to the dead letters, and why; without an error it waits behind one that has. */
export type Parking = { event: StoredEvent; error: string | null };

/** The longest error text that is kept. */
const mostErrorCharacters = 2_000;

/** What is written down of an error. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, mostErrorCharacters);

/** A stream's name; an order may have been given its customer's id. */
export const streamName = (event: Pick<StoredEvent, 'streamType' | 'streamId'>): string =>
  `${event.streamType} ${event.streamId}`;

/** The names of the streams among these events that are parked. One query. */
export const parkedStreams = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  place: Place,
  events: readonly StoredEvent[],
): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(events.map(({ streamId }) => streamId))];
  const rows = await db
    .selectFrom('read.dead_letters')
    .select(['stream_type as streamType', 'stream_id as streamId'])
    .distinct()
    .where('projection', '=', name)
    .where('place', '=', place)
    .where('stream_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map(streamName));
};

/** The live view's letter at this position: which event of which stream it is. One query. */
export const letterAt = (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  position: number,
) =>
  db
    .selectFrom('read.dead_letters')
    .select(['stream_type', 'stream_id', 'version', 'type', 'command_id'])
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('position', '=', position)
    .executeTakeFirst();

const letterColumns = sql.raw(
  'place, projection, position, stream_type, stream_id, version, type, command_id, correlation_id, at, data, error',
);

/**
 * The statements that park these events, to stand in the `with` of the batch's own: the letters, the
 * stale marks of rows whose stream is parked from now on, and that those rows have changed. `guard`
 * decides about all of them.
 */
export const parkingOf = (
  projection: Projection,
  place: Place,
  parkings: readonly Parking[],
  guard: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown>[] => {
  if (parkings.length === 0) return [];
  const rows = parkings.map((parking) => letterOf(projection, place, parking));
  const letters = sql`letters as (
    insert into read.dead_letters (${letterColumns})
    select ${letterColumns}
    from json_populate_recordset(null::read.dead_letters, ${JSON.stringify(rows)})
    where ${guard})`;
  const marks = projection.tables
    .filter(({ marksStale }) => marksStale === true)
    .flatMap((table) => marksOf(table, place, parkings, guard));
  return [letters, ...marks];
};

const marksOf = (
  table: ViewTable,
  place: Place,
  parkings: readonly Parking[],
  guard: RawBuilder<unknown>,
): RawBuilder<unknown>[] => {
  const marks = parkings
    .filter(({ event, error }) => error !== null && table.streams.includes(event.streamType))
    .map(({ event }) => ({ order_id: event.streamId, position: event.position }));
  if (marks.length === 0) return [];
  const [key = ''] = table.key;
  const stale = sql.id(`${table.name}_stale`);
  const marked = sql`${stale} as (
    update ${tableRef(table, place)} as marked set stale_since = now()
    from json_populate_recordset(null::read.late_changes, ${JSON.stringify(marks)}) mark
    where marked.${sql.id(key)} = mark.order_id and marked.stale_since is null and ${guard}
    returning mark.order_id, mark.position)`;
  // A shadow is nobody's to see: its swap is no change either.
  if (place === 'shadow') return [marked];
  const late = sql`${sql.id(`${table.name}_late`)} as (
    insert into read.late_changes (order_id, position) select order_id, position from ${stale}
    on conflict (order_id) do update set position = excluded.position)`;
  return [marked, late];
};

const letterOf = ({ name }: Projection, place: Place, { event, error }: Parking): object => ({
  place,
  projection: name,
  position: event.position,
  stream_type: event.streamType,
  stream_id: event.streamId,
  version: event.version,
  type: event.type,
  command_id: event.commandId,
  correlation_id: textOf(event.metadata.correlationId),
  at: event.at,
  data: event.data,
  error,
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
