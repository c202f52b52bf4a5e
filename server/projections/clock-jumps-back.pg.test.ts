import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { viewLagMs } from '#db/read/view-lag.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { projectBatch } from './project-batch.ts';
import { ordersProjection, projections } from './projections.ts';
import { catchUp } from './testing/catch-up.ts';
import { createTestShop } from './testing/test-shop.ts';
import { foldLog, readViews } from './testing/views.ts';

test('a clock that jumps back changes no order: positions rule, and views are the fold as ever', async () => {
  const database = await testDatabase();
  try {
    const { readDb, writeDb } = database;
    const shop = createTestShop(database);
    const first = await shop.place(1);
    await shop.act(first.orderId, { type: 'ShipOrder', trackingNumber: 'AB1', carrier: null });
    // As if the server's clock had been a day ahead until here.
    await sql`alter table write.events disable trigger append_only`.execute(writeDb);
    await sql`update write.events set at = at + interval '1 day'`.execute(writeDb);
    await sql`alter table write.events enable always trigger append_only`.execute(writeDb);
    await shop.act(first.orderId, { type: 'DeliverOrder' });
    const second = await shop.place(1);
    for (const projection of projections) {
      await catchUp(projection, { ...shop, readDb }, 1);
      expect(await readViews(readDb, projection)).toEqual(await foldLog(readDb, projection, shop));
    }
    const rows = await readDb
      .selectFrom('read.orders')
      .select(['id', 'number', 'status', 'version'])
      .orderBy('number')
      .execute();
    expect(rows).toEqual([
      { id: first.orderId, number: first.position, status: 'delivered', version: 3 },
      { id: second.orderId, number: second.position, status: 'pending', version: 1 },
    ]);
  } finally {
    await database.drop();
  }
});

test('after a jump back a view that nobody follows is not fresh, and one that somebody does says so anew', async () => {
  const database = await testDatabase();
  try {
    const { readDb } = database;
    const shop = createTestShop(database);
    await shop.place(1);
    await catchUp(ordersProjection, { ...shop, readDb }, 1);
    const seen = async () => {
      const { lag, isAhead } = await readDb
        .selectFrom('read.checkpoints as view')
        .select([viewLagMs.as('lag'), sql<boolean>`caught_up_at > now()`.as('isAhead')])
        .where('projection', '=', 'orders')
        .executeTakeFirstOrThrow();
      return { isFresh: lag === 0, isAhead };
    };
    expect(await seen()).toEqual({ isFresh: true, isAhead: false });
    const later = sql<string>`now() + interval '1 hour'`;
    await readDb
      .updateTable('read.checkpoints')
      .set({ caught_up_at: later, updated_at: later })
      .execute();
    expect(await seen()).toEqual({ isFresh: false, isAhead: true });
    await projectBatch(ordersProjection, { ...shop, readDb, worker: 'w' }, 1);
    expect(await seen()).toEqual({ isFresh: true, isAhead: false });
  } finally {
    await database.drop();
  }
});
