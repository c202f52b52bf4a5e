import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';
import type { CheckpointsTable, LastEvent, ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import { type Parking, parkingOf } from './dead-letters/dead-letters.ts';
import type { Rows } from './fold-events.ts';
import type { Projection } from './projection.ts';
import { writesOf } from './view-rows.ts';

/** A place in the log, as the view has it; nobody but its next batch or a rebuild changes it. */
export type Checkpoint = Pick<
  Selectable<CheckpointsTable>,
  | 'version'
  | 'position'
  | 'epoch'
  | 'paused'
  | 'rebuilds'
  | 'parked'
  | 'late_position'
  | 'last_event'
>;

const columns = [
  'version',
  'position',
  'epoch',
  'paused',
  'rebuilds',
  'parked',
  'late_position',
  'last_event',
] as const;

/** Makes the projection's checkpoint at the beginning of the log when it has none. */
export const ensureCheckpoint = async (
  db: Kysely<ReadDatabase>,
  { name, version }: Projection,
): Promise<void> => {
  await db
    .insertInto('read.checkpoints')
    .values({ projection: name, version, position: 0 })
    .onConflict((conflict) => conflict.column('projection').doNothing())
    .execute();
};

/** Where the view is now. */
export const readCheckpoint = (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
): Promise<Checkpoint> =>
  db
    .selectFrom('read.checkpoints')
    .select(columns)
    .where('projection', '=', name)
    .executeTakeFirstOrThrow();

/**
 * Takes the checkpoint for this transaction, waiting for whoever holds it up to the session's lock
 * timeout: no batch is written meanwhile.
 */
export const takeCheckpoint = (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
): Promise<Checkpoint> =>
  db
    .selectFrom('read.checkpoints')
    .select(columns)
    .where('projection', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow();

/**
 * The checkpoint's row, locked, if it is still where a batch was read from and nobody else is at
 * it: what a batch writes depends on it.
 */
const stillAt = (
  { name }: Pick<Projection, 'name'>,
  { version, position, epoch, rebuilds, parked }: Checkpoint,
): RawBuilder<unknown> => sql`fence as materialized (
  select from read.checkpoints
  where projection = ${name} and position = ${position} and version = ${version}
    and rebuilds = ${rebuilds} and parked = ${parked} and epoch is not distinct from ${epoch} and not paused
  for update skip locked)`;

/** What a checkpoint keeps of the event that it goes to. */
export const lastEventOf = ({ position, commandId, at }: StoredEvent): LastEvent => ({
  position,
  commandId,
  at,
});

/** What a batch did. `ageMs`: how long before now its part of the log was read. */
export type Move = {
  /** The last event of it, which the checkpoint goes to. */
  last: LastEvent;
  epoch: string;
  worker: string;
  /** The log held nothing more when it was read. */
  caughtUp: boolean;
  ageMs: number;
};

/** What a batch writes: the rows that it changed, and the events that it could not apply. */
export type Changes = { changed: Rows[]; parkings: readonly Parking[] };

/**
 * Writes a batch, all or nothing, in one statement that is its own transaction: locks the
 * checkpoint if it is still at `from`, and only then writes the rows, parks what cannot be applied,
 * moves the checkpoint, records the batch and rings `view`. Answers the database's time, or
 * undefined when somebody else was there first and nothing was written.
 */
export const writeBatch = async (
  db: Kysely<ReadDatabase>,
  { projection, from, changed, parkings }: Changes & { projection: Projection; from: Checkpoint },
  { last, epoch, worker, caughtUp, ageMs }: Move,
): Promise<string | undefined> => {
  const { name } = projection;
  const isOurs = sql`exists (select from fence)`;
  const writes = [
    ...writesOf(projection, 'live', changed, { condition: sql`where ${isOurs}` }),
    ...parkingOf(projection, 'live', parkings, isOurs),
  ];
  const moved = sql`moved as (
    update read.checkpoints
    set position = ${last.position}, last_event = ${JSON.stringify(last)}, epoch = ${epoch}, updated_at = now(), stopped_reason = null,
      ${parked(parkings)}
      caught_up_at = case when ${caughtUp} then ${timeBefore(ageMs)} else caught_up_at end
    where projection = ${name} and exists (select from fence)
    returning position)`;
  const recorded = sql`recorded as (
    insert into read.batches (projection, from_position, to_position, events, worker)
    select ${name}, ${from.position}::bigint, position, position - ${from.position}, ${worker}
    from moved)`;
  const { rows } = await sql<{ now: string }>`
    with ${sql.join([stillAt(projection, from), ...writes, moved, recorded])}
    select clock_timestamp() as now, pg_notify('view', position::text) from moved`.execute(db);
  return rows[0]?.now;
};

/** A stale mark is a change at the parked event's own position. */
const parked = (parkings: readonly Parking[]): RawBuilder<unknown> => {
  if (parkings.length === 0) return sql``;
  const late = Math.max(0, ...parkings.map(({ event, error }) => (error ? event.position : 0)));
  return sql`parked = parked + ${parkings.length},
      late_position = greatest(late_position, ${late}::bigint),`;
};

/**
 * Says that the view still holds the whole log; at most about once a second, to spare writes. With it
 * goes `last`, the event that the log has there.
 */
export const confirmCaughtUp = async (
  db: Kysely<ReadDatabase>,
  { projection, from, last }: { projection: Projection; from: Checkpoint; last: LastEvent | null },
  { epoch, ageMs }: Pick<Move, 'epoch' | 'ageMs'>,
): Promise<void> => {
  await sql`
    with ${stillAt(projection, from)}
    update read.checkpoints
    set caught_up_at = ${timeBefore(ageMs)}, epoch = ${epoch}, updated_at = now(),
      last_event = ${last && JSON.stringify(last)}, stopped_reason = null
    where projection = ${projection.name} and exists (select from fence)
      and (not coalesce(${isRecent('caught_up_at', 0.8)}, false) or stopped_reason is not null)`.execute(
    db,
  );
};

/** Says, once a second at most, that a worker attends to a view that it may not move. */
export const confirmPaused = async (
  db: Kysely<ReadDatabase>,
  { name, version }: Projection,
): Promise<void> => {
  await db
    .updateTable('read.checkpoints')
    .set({ updated_at: sql<string>`now()` })
    .where('projection', '=', name)
    .where('version', '=', version)
    .where('updated_at', '<', sql<string>`now() - interval '1 second'`)
    .execute();
};

/** By the database's clock; a view is complete as of when the log was read, not of its writing. */
const timeBefore = (ageMs: number) => sql`now() - ${Math.ceil(ageMs)} * interval '1 ms'`;

/** Writes down why the projection cannot go on, for its status and its alarm. */
export const recordStop = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  reason: string,
): Promise<void> => {
  await db
    .updateTable('read.checkpoints')
    .set({ stopped_reason: reason, updated_at: sql<string>`now()` })
    .where('projection', '=', projection)
    .where((where) =>
      where.or([where('stopped_reason', 'is', null), where('stopped_reason', '!=', reason)]),
    )
    .execute();
};
