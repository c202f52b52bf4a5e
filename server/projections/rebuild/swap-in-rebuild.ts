import { type Kysely, type Selectable, sql } from 'kysely';
import type { CheckpointsTable, ReadDatabase } from '#db/read/schema.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { tableRef } from '../view-rows.ts';
import { catchUpIn } from './catch-up-shadow.ts';
import { endRebuild, type RebuildRun } from './rebuild-fence.ts';
import { parkedInShadowAlone } from './shadow-letters.ts';
import { lockLive, swapShadow } from './shadow-tables.ts';

/** Events that the swap itself may still apply: more would hold readers and workers up. */
const mostInSwap = 100;

/** What the live view is to the shadow: of the same log and version, of that log alone, or of another. */
export type Beside = 'same view' | 'other version' | 'other log';

/**
 * Why the shadow takes the live view's place. `rebuild`: readers must see no difference;
 * `replacement`: rows may differ; `rollback`: the view from before is wanted, even if the live one
 * is a later release's.
 */
export type Purpose = 'rebuild' | 'replacement' | 'rollback';

export type SwapIn = {
  shadow: number;
  epoch: string;
  beside: Beside;
  /** Whether every row of the live view is known to be the shadow's, or some may differ. */
  rows: 'same' | 'other';
  purpose: Purpose;
};

/**
 * Makes the shadow the view, in one short transaction: takes the tables and the checkpoint (so that
 * nobody reads and no worker is in a batch), applies the few events that the live view has and the
 * shadow lacks, swaps, moves the checkpoint. The live view is kept as the previous one. Answers
 * undefined, having done nothing, when the shadow must first be brought nearer; fails at once when
 * somebody is at the tables or the checkpoint.
 */
export const swapInRebuild = (
  db: Kysely<ReadDatabase>,
  deps: Pick<ProjectionDeps, 'eventStore' | 'personalData' | 'worker'>,
  rebuild: RebuildRun,
  { shadow, epoch, beside, rows, purpose }: SwapIn,
): Promise<number | undefined> =>
  db.transaction().execute(async (transaction) => {
    const { projection } = rebuild;
    // New readers queue behind it while it waits for old ones, so it may only try for a moment.
    await sql`set local lock_timeout = '50ms'`.execute(transaction);
    // Before the checkpoint: an export holds the tables for minutes, and workers must go on.
    await lockLive(transaction, projection);
    const live = await transaction
      .selectFrom('read.checkpoints')
      .selectAll()
      .where('projection', '=', projection.name)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // Another worker, of a later release, was done first.
    if (purpose !== 'rollback' && live.version > projection.version)
      throw new LaterVersion(projection, live.version);
    const isOfLog = beside !== 'other log';
    const behind = isOfLog ? Math.max(live.position - shadow, 0) : 0;
    if (behind > mostInSwap) return undefined;
    // Somebody left an event out, or retried it, a moment ago: no reader may lose it again.
    if (isOfLog && live.version === projection.version && purpose !== 'replacement') {
      if ((await parkedInShadowAlone(transaction, projection)).length > 0) return undefined;
    }
    const position =
      behind === 0
        ? shadow
        : await catchUpIn(transaction, deps, rebuild, { after: shadow, limit: behind });
    if (isOfLog) await tellWhatWasStale(transaction, projection, position + 1);
    else await forgetLateChanges(transaction, projection);
    await swapShadow(transaction, projection);
    // Lost events may have left the view the log's epoch: without one nobody goes back to it.
    await keepPrevious(transaction, { ...live, epoch: isOfLog ? live.epoch : null });
    const parked = await swapLetters(transaction, projection.name);
    await transaction
      .updateTable('read.checkpoints')
      .set({ version: projection.version, position, epoch, stopped_reason: null, parked })
      .set({ rebuilds: sql`rebuilds + 1`, updated_at: sql<string>`now()`, last_event: null })
      // Whoever has read a row would keep it: the mended one is of the same version.
      .$if(rows === 'other', (update) => update.set({ revision: sql`revision + 1` }))
      .where('projection', '=', projection.name)
      .execute();
    await writeDown(transaction, projection.name, deps.worker, {
      from: isOfLog ? live.position : 0,
      to: position,
    });
    await endRebuild(transaction, rebuild);
    await sql`select pg_notify('view', ${String(position)})`.execute(transaction);
    return position;
  });

const keepPrevious = async (
  db: Kysely<ReadDatabase>,
  { projection, version, position, epoch }: Selectable<CheckpointsTable>,
): Promise<void> => {
  const previous = { version, position, epoch };
  await db
    .insertInto('read.previous_views')
    .values({ projection, ...previous })
    .onConflict((conflict) =>
      conflict.column('projection').doUpdateSet({ ...previous, replaced_at: sql<string>`now()` }),
    )
    .execute();
};

/** Rows that were stale in either view change with the swap, whatever their position. */
const tellWhatWasStale = async (
  db: Kysely<ReadDatabase>,
  { name, tables }: Projection,
  late: number,
): Promise<void> => {
  for (const table of tables.filter(({ marksStale }) => marksStale === true)) {
    const key = sql.id(table.key[0] ?? '');
    const told = await sql<{ order_id: string }>`
      insert into read.late_changes (order_id, position)
      select ${key}, ${late}::bigint from ${tableRef(table, 'live')} where stale_since is not null
      union select ${key}, ${late}::bigint from ${tableRef(table, 'shadow')} where stale_since is not null
      on conflict (order_id) do update set position = excluded.position
      returning order_id`.execute(db);
    if (told.rows.length === 0) continue;
    await db
      .updateTable('read.checkpoints')
      .set({ late_position: late })
      .where('projection', '=', name)
      .execute();
    await sql`select pg_notify('late', ${name})`.execute(db);
  }
};

/** Positions of another log: until this one had passed them, their rows were told again and again. */
const forgetLateChanges = async (
  db: Kysely<ReadDatabase>,
  { name, tables }: Projection,
): Promise<void> => {
  if (!tables.some(({ marksStale }) => marksStale === true)) return;
  await db.deleteFrom('read.late_changes').execute();
  await db
    .updateTable('read.checkpoints')
    .set({ late_position: 0 })
    .where('projection', '=', name)
    .execute();
};

/** The letters go with their views; answers how many the new live view has. */
const swapLetters = async (db: Kysely<ReadDatabase>, projection: string): Promise<number> => {
  const letters = () => db.updateTable('read.dead_letters').where('projection', '=', projection);
  await db
    .deleteFrom('read.dead_letters')
    .where('projection', '=', projection)
    .where('place', '=', 'previous')
    .execute();
  await letters().set({ place: 'previous' }).where('place', '=', 'live').execute();
  const { numUpdatedRows } = await letters()
    .set({ place: 'live' })
    .where('place', '=', 'shadow')
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** What the swap made visible; the batches of another log say nothing about this one. */
const writeDown = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  worker: string,
  { from, to }: { from: number; to: number },
): Promise<void> => {
  if (from === 0) {
    await db.deleteFrom('read.batches').where('projection', '=', projection).execute();
  }
  if (to <= from) return;
  await db
    .insertInto('read.batches')
    .values({ projection, from_position: from, to_position: to, events: to - from, worker })
    .execute();
};

/** The view is already one that a later release makes: it stays. */
class LaterVersion extends Error {
  readonly code = 'later-version';
  constructor({ name, version }: Projection, live: number) {
    super(
      `The view ${name} is of version ${live} by now; this release would make version ${version}.`,
    );
    this.name = 'LaterVersion';
  }
}
