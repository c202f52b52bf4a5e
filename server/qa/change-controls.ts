import { type Insertable, type Kysely, sql } from 'kysely';
import type { ControlsTable, QaDatabase } from '#db/qa/schema.ts';
import type { QaPoisonBody } from '#server/contracts/qa.ts';

/** Rung after every change: look again. It may be lost, so whoever listens reads regardless. */
export const qaChannel = 'qa';

const ring = sql<string>`pg_notify(${qaChannel}, '')`.as('rung');

/** Sets what is given of one scope's row and leaves the rest of it as it is. */
export async function setControls(
  db: Kysely<QaDatabase>,
  scope: string,
  changes: Partial<Omit<Insertable<ControlsTable>, 'scope'>>,
): Promise<void> {
  const row = { scope, ...changes };
  await db
    .with('changed', (qb) =>
      qb
        .insertInto('qa.controls')
        .values(row)
        .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
        .returning('scope'),
    )
    .selectFrom('changed')
    .select(ring)
    .execute();
}

/** Poisons an order, or cures it; either way as often as you like. */
export async function poisonOrder(
  db: Kysely<QaDatabase>,
  { orderId, cure }: QaPoisonBody,
): Promise<void> {
  await db
    .with('changed', (qb) =>
      cure
        ? qb.deleteFrom('qa.poison').where('order_id', '=', orderId).returning('order_id')
        : qb
            .insertInto('qa.poison')
            .values({ order_id: orderId })
            .onConflict((conflict) => conflict.doNothing())
            .returning('order_id'),
    )
    .selectFrom('changed')
    .select(ring)
    .execute();
}

/**
 * All controls back to normal: nothing paused, delayed or failing, every order cured, no user with
 * settings of their own. Data stays: accounts, orders and everything else in the log, which never
 * shrinks. What a poisoned order has left behind in a projection is that projection's to mend.
 */
export async function resetControls(db: Kysely<QaDatabase>): Promise<void> {
  // One statement, so that nobody sees half of it.
  await sql`
    with controls as (delete from qa.controls), cured as (delete from qa.poison)
    select pg_notify(${qaChannel}, '')`.execute(db);
}
