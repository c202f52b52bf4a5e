import { type Kysely, type Selectable, sql } from 'kysely';
import type { RebuildsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '../projection.ts';
import { lockBegin, type RebuildRun } from './rebuild-fence.ts';
import { hasShadow, previousToShadow, shadowToPrevious } from './shadow-tables.ts';

/** There is nothing to roll back to, or not with this release. */
export class NoRollback extends Error {
  readonly code = 'no-rollback';
  constructor(message: string) {
    super(message);
    this.name = 'NoRollback';
  }
}

type Log = { position: number; epoch: string };
type Before = { version: number; position: number; epoch: string | null };

/**
 * Takes up a roll-back that was cut short, or makes the view from before the shadow; answers how far
 * it is. A rebuild that is at the shadow ends at its next step. Throws NoRollback.
 */
export const beginRollback = (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
  head: Log,
): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    const { name } = projection;
    await lockBegin(transaction, projection);
    const left = await transaction
      .selectFrom('read.rebuilds')
      .selectAll()
      .where('projection', '=', name)
      .forUpdate()
      .executeTakeFirst();
    if (left?.rolls_back && (await hasShadow(transaction, projection))) {
      assertFits(projection, left, head);
      const now = sql<string>`now()`;
      await transaction
        .updateTable('read.rebuilds')
        .set({ run: runId, updated_at: now, seen_at: now })
        .where('projection', '=', name)
        .execute();
      return left.position;
    }
    const found = await transaction
      .selectFrom('read.previous_views')
      .selectAll()
      .where('projection', '=', name)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined || !(await hasShadow(transaction, projection, 'previous'))) {
      throw new NoRollback(`${name} has no view from before to go back to.`);
    }
    assertFits(projection, found, head);
    await takeFromPrevious(transaction, { projection, runId }, { ...found, target: head.position });
    return found.position;
  });

const assertFits = ({ version }: Projection, before: Before, { position, epoch }: Log): void => {
  if (before.version !== version) {
    throw new NoRollback(
      `The view from before is of version ${before.version}, this release makes ${version}: start the release that made it and roll back with that.`,
    );
  }
  if (before.epoch !== epoch || before.position > position) {
    throw new NoRollback('The view from before was made from another log: rebuild instead.');
  }
};

const takeFromPrevious = async (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
  { version, position, epoch, target }: Before & { target: number },
): Promise<void> => {
  const { name } = projection;
  const letters = db.updateTable('read.dead_letters').where('projection', '=', name);
  await previousToShadow(db, projection);
  await db.deleteFrom('read.rebuilds').where('projection', '=', name).execute();
  await db
    .deleteFrom('read.dead_letters')
    .where('projection', '=', name)
    .where('place', '=', 'shadow')
    .execute();
  await letters.set({ place: 'shadow' }).where('place', '=', 'previous').execute();
  await db.deleteFrom('read.previous_views').where('projection', '=', name).execute();
  await db
    .insertInto('read.rebuilds')
    .values({
      projection: name,
      run: runId,
      version,
      epoch,
      position,
      phase: 'catch up',
      target,
      done: position,
      started_at: sql<string>`now()`,
      rolls_back: true,
    })
    .execute();
};

/** Ends a roll-back without a swap: its view is the one from before again. */
export const giveUpRollback = (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const left = await transaction
      .selectFrom('read.rebuilds')
      .selectAll()
      .where('projection', '=', projection.name)
      .where('run', '=', runId)
      .forUpdate()
      .executeTakeFirst();
    // Another run's by now, which has taken it up.
    if (left !== undefined) await putBackPrevious(transaction, projection, left);
  });

/** Makes the view that a roll-back had taken up the one from before again, as far as it is by now. */
export const putBackPrevious = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { version, position, epoch }: Pick<Selectable<RebuildsTable>, 'version' | 'position' | 'epoch'>,
): Promise<void> => {
  const { name } = projection;
  await shadowToPrevious(db, projection);
  await db
    .updateTable('read.dead_letters')
    .set({ place: 'previous' })
    .where('projection', '=', name)
    .where('place', '=', 'shadow')
    .execute();
  await db.deleteFrom('read.rebuilds').where('projection', '=', name).execute();
  await db
    .insertInto('read.previous_views')
    .values({ projection: name, version, position, epoch })
    .execute();
};
