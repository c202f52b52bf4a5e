import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { auditStep } from './audit-step.ts';
import { unaccountedEvents } from './unaccounted-events.ts';

let database: TestDatabase;
let shop: TestShop;
const orderIds: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  const { readDb } = database;
  shop = createTestShop(database);
  await shop.register(1);
  for (let index = 0; index < 12; index++) {
    const { orderId } = await shop.place(1);
    orderIds.push(orderId);
    await shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'internal' });
  }
  // One stream is parked: what is parked is accounted for.
  const projection = poisoned(ordersProjection, new Set([9]));
  await catchUp(projection, { ...shop, readDb }, 1);
  await readDb.insertInto('read.audits').values({ projection: 'orders', findings: '[]' }).execute();
});
afterAll(() => database.drop());

/** A whole round, range by range; answers what is known at its end. */
const round = async () => {
  for (;;) {
    const findings = await auditStep(database.readDb, ordersProjection, shop, { limit: 5 });
    const { checked_to } = await database.readDb
      .selectFrom('read.audits')
      .select('checked_to')
      .executeTakeFirstOrThrow();
    if (checked_to === 0) return findings;
  }
};
const unaccounted = async () => (await unaccountedEvents(database.readDb)()).get('orders');

test('views that the log made have nothing unaccounted for, parked events included', async () => {
  expect(await round()).toEqual([]);
  expect(await unaccounted()).toBe(0);
});

test('a view that another version made is not compared with what this one makes of the log', async () => {
  const { readDb } = database;
  const [first] = orderIds;
  const { version } = ordersProjection;
  await sql`update read.orders set search = 'older' || search where id = ${first}`.execute(readDb);
  await readDb
    .updateTable('read.checkpoints')
    .set({ version: version - 1 })
    .execute();
  for (let step = 0; step < 6; step++) {
    expect(await auditStep(readDb, ordersProjection, shop, { limit: 5 })).toBeUndefined();
  }
  expect(await unaccounted()).toBe(0);
  await readDb.updateTable('read.checkpoints').set({ version }).execute();
  expect(await round()).toMatchObject([{ from: 1, to: 5 }]);
  await sql`update read.orders set search = substr(search, 6) where id = ${first}`.execute(readDb);
  expect(await round()).toEqual([]);
});

test('a row that was changed, one that was deleted and a moved checkpoint are each found and named', async () => {
  const { readDb } = database;
  const [first, , third] = orderIds;
  await sql`update read.orders set total = total + 1 where id = ${first}`.execute(readDb);
  await sql`delete from read.order_events where order_id = ${third} and version = 2`.execute(
    readDb,
  );
  const found = await round();
  expect(found).toMatchObject([
    { what: `orders ${first}: the row is not what the log says`, from: 1, to: 5 },
    { what: `order_events ${third} 2: the row is missing`, from: 6, to: 10 },
  ]);
  expect(await unaccounted()).toBe(2);

  await readDb.updateTable('read.checkpoints').set({ position: 20 }).execute();
  expect(await round()).toContainEqual({
    what: 'the checkpoint is not where its batches lead',
    from: 21,
    to: 25,
    events: 5,
  });
  await readDb.updateTable('read.checkpoints').set({ position: 25 }).execute();
  await sql`update read.orders set total = total - 1 where id = ${first}`.execute(readDb);
  expect(await round()).toMatchObject([{ what: `order_events ${third} 2: the row is missing` }]);
  expect(await unaccounted()).toBe(1);
});

test('rows of streams that the log does not know are found, and kept until they are gone', async () => {
  const { readDb } = database;
  const before = (await round()) ?? [];
  const insert = (table: string, madeUp: object) =>
    sql`insert into ${sql.id('read', table)}
      select made_up.*
      from (select to_jsonb(t) as row from ${sql.id('read', table)} t limit 1) one,
        jsonb_populate_record(null::${sql.id('read', table)},
          row || ${JSON.stringify(madeUp)}::jsonb) made_up`.execute(readDb);
  const ids = ['0', '8', 'f'].map((digit) => digit.repeat(8) + randomUUID().slice(8));
  for (const [index, id] of ids.entries()) {
    await insert('customers', { id });
    await insert('order_events', { order_id: id, position: 1_000 + index });
  }
  const wrong = ids.flatMap((id) =>
    [`customers ${id}`, `order_events ${id}`].map((row) => ({
      what: `${row}: the log knows no such row`,
      events: 1,
    })),
  );
  const strays = async () =>
    ((await round()) ?? []).filter(({ what }) => what.includes('no such row'));
  const found = await strays();
  expect(found).toHaveLength(wrong.length);
  for (const one of wrong) expect(found).toContainEqual(expect.objectContaining(one));
  for (let step = 0; step < 5; step++) {
    const known = await auditStep(readDb, ordersProjection, shop, { limit: 5 });
    for (const one of wrong) expect(known).toContainEqual(expect.objectContaining(one));
  }
  await sql`delete from read.customers where id = any(${ids}::uuid[])`.execute(readDb);
  await sql`delete from read.order_events where order_id = any(${ids}::uuid[])`.execute(readDb);
  await round();
  expect(await round()).toEqual(before);
});

test('it is known up to where and when the whole log was last checked, also while a round goes on', async () => {
  const { readDb } = database;
  const place = () =>
    readDb
      .selectFrom('read.audits')
      .select(['checked_to', 'round_position', 'round_ended_at'])
      .executeTakeFirstOrThrow();
  await round();
  const ended = await place();
  expect(ended).toMatchObject({ checked_to: 0, round_position: 25 });
  await auditStep(readDb, ordersProjection, shop, { limit: 5 });
  expect(await place()).toEqual({ ...ended, checked_to: 5 });
  await round();
  expect((await place()).round_ended_at).not.toBe(ended.round_ended_at);
});

/** Changes history as nobody but the owner can, who takes the guard away. */
const changeEvent = async (position: number, column: 'data' | 'metadata', value: object) => {
  const { writeDb } = database;
  await sql`alter table write.events disable trigger append_only`.execute(writeDb);
  await sql`update write.events set ${sql.id(column)} = ${JSON.stringify(value)}
    where position = ${position}`.execute(writeDb);
  await sql`alter table write.events enable always trigger append_only`.execute(writeDb);
};

test('history that can no longer be read is found and named, and what comes after it is still compared', async () => {
  const { readDb } = database;
  await round();
  const [third] = await shop.eventStore.readLog(2, 1);
  const ninth = orderIds[8];
  await changeEvent(3, 'data', { lines: 'none' });
  await sql`update read.orders set total = total + 1 where id = ${ninth}`.execute(readDb);
  const wrong = [
    { what: expect.stringMatching(/^the log is not what it was/), from: 1, to: 5 },
    { what: expect.stringMatching(/^cannot be audited: .* at position 3 /), from: 1, to: 5 },
    { what: `orders ${ninth}: the row is not what the log says` },
  ];
  for (let times = 0; times < 2; times++) {
    const found = await round();
    for (const one of wrong) expect(found).toContainEqual(expect.objectContaining(one));
  }
  expect(await unaccounted()).toBeGreaterThan(0);
  await changeEvent(3, 'data', { ...third?.data });
  await sql`update read.orders set total = total - 1 where id = ${ninth}`.execute(readDb);
});

test('an event that was changed in the log is found, and one of a restored log is not', async () => {
  const { readDb } = database;
  await round();
  const [third] = await shop.eventStore.readLog(2, 1);
  const logFindings = async () =>
    ((await round()) ?? []).filter(({ what }) => what.startsWith('the log is not what it was'));
  expect(await logFindings()).toEqual([]);
  await changeEvent(3, 'metadata', { ...third?.metadata, correlationId: 'another' });
  expect(await logFindings()).toMatchObject([{ from: 1, to: 5, events: 5 }]);
  expect(await logFindings()).toMatchObject([{ from: 1, to: 5, events: 5 }]);
  await sql`update read.checkpoints set epoch = gen_random_uuid()`.execute(readDb);
  expect(await logFindings()).toEqual([]);
});
