import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { CheckpointsTable, ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from './projection.ts';

/** A place in the log, as the view has it. */
export type Checkpoint = Pick<
  Selectable<CheckpointsTable>,
  'version' | 'position' | 'epoch' | 'paused' | 'stopped_reason'
>;

const columns = ['version', 'position', 'epoch', 'paused', 'stopped_reason'] as const;

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

/**
 * Takes the checkpoint for this transaction: cursor, lease and fence in one. Undefined when another
 * worker holds it now; a holder that dies frees it at once.
 */
export const takeCheckpoint = (
  db: Kysely<ReadDatabase>,
  projection: string,
): Promise<Checkpoint | undefined> =>
  db
    .selectFrom('read.checkpoints')
    .select(columns)
    .where('projection', '=', projection)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** As `takeCheckpoint`, but waits for whoever holds it, up to the session's lock timeout. */
export const awaitCheckpoint = (
  db: Kysely<ReadDatabase>,
  projection: string,
): Promise<Checkpoint> =>
  db
    .selectFrom('read.checkpoints')
    .select(columns)
    .where('projection', '=', projection)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** What a batch did: events in `(from, to]`, read from the log called `epoch`. */
export type Move = {
  projection: string;
  from: number;
  to: number;
  epoch: string;
  worker: string;
  /** The log held nothing more when the batch was read. */
  caughtUp: boolean;
};

/**
 * Commits a batch's writes to the transaction in one statement: the rows, the checkpoint's move, the
 * batch's own record, and the ring of `view`. Answers the database's time.
 */
export const writeBatch = async (
  db: Kysely<ReadDatabase>,
  writes: readonly RawBuilder<unknown>[],
  { projection, from, to, epoch, worker, caughtUp }: Move,
): Promise<string> => {
  // The view is complete as of the transaction's start, which is before the log was read.
  const moved = sql`moved as (
    update read.checkpoints
    set position = ${to}, epoch = ${epoch}, updated_at = clock_timestamp(), stopped_reason = null,
      caught_up_at = case when ${caughtUp} then now() else caught_up_at end
    where projection = ${projection})`;
  const recorded = sql`recorded as (
    insert into read.batches (projection, from_position, to_position, events, worker)
    values (${projection}, ${from}, ${to}, ${to - from}, ${worker}))`;
  const { rows } = await sql<{ now: string }>`
    with ${sql.join([...writes, moved, recorded])}
    select clock_timestamp() as now, pg_notify('view', ${String(to)})`.execute(db);
  return rows[0]?.now ?? new Date().toISOString();
};

/** Says that the view still holds the whole log; at most about once a second, to spare writes. */
export const confirmCaughtUp = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  epoch: string,
): Promise<void> => {
  await sql`
    update read.checkpoints
    set caught_up_at = now(), epoch = ${epoch}, updated_at = now(), stopped_reason = null
    where projection = ${projection} and
      (caught_up_at is null or caught_up_at < now() - interval '800 ms' or stopped_reason is not null)
  `.execute(db);
};

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
