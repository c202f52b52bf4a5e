import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { projections } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { createTestShop, customer } from '#server/projections/testing/test-shop.ts';
import type { CallerLog, SentCommand } from '../load/caller-log.ts';
import { askOwner } from '../system/ask-owner.ts';
import type { Evidence } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { checkInvariants, invariants } from './invariants.ts';
import { markLog } from './log-only-grows.ts';

let database: TestDatabase;
let evidence: Evidence;
let caller: CallerLog;
let command: SentCommand;

/** As the owner whom no trigger stops: what a broken server or a careless hand could have done. */
const damage = async (...statements: string[]) => {
  await askOwner(database.urls.owner, 'alter table write.events disable trigger append_only');
  for (const statement of statements) await askOwner(database.urls.owner, statement);
};
const found = async () =>
  [...new Set((await checkInvariants(evidence)).map((text) => text.split(':')[0]))].sort();

beforeEach(async () => {
  database = await testDatabase();
  const { readDb, secret, urls } = database;
  const shop = createTestShop(database);
  await shop.register(1);
  const { orderId } = await shop.place(1, 2);
  await shop.act(orderId, { type: 'AddNote', text: 'hello', visibility: 'customer' });
  await shop.place(1);
  for (const projection of projections) {
    await catchUp(projection, { ...shop, readDb }, 2);
  }
  const [told] = await askOwner<{ id: string; version: number; position: number }>(
    urls.owner,
    'select command_id as id, version, position::int from write.commands where position = 2',
  );
  const { id: commandId = '', ...rest } = told ?? {};
  command = { commandId, orderId, type: 'CreateOrder', answers: [{ status: 202, ...rest }] };
  caller = {
    customerId: customer(1).id,
    canary: 'canary-1',
    ownSeen: 1,
    commands: [command],
    leaks: [],
    acceptedAt: [0],
    readings: [{ path: '/api/orders', demanded: 2, position: 3 }],
    counts: { answered: 1, shed: 0, shedBare: 0, broken: 0, internal: 0 },
  };
  const databases = { databaseUrl: urls.owner, readDatabaseUrl: urls.owner, secret };
  evidence = { ...gatherEvidence(databases), callers: [caller] };
  evidence.mark = await markLog(evidence.log);
});
afterEach(() => database.drop());

test('thirteen invariants, each under its own number, hold of a system that nobody damaged', async () => {
  expect(invariants.map(({ id }) => id)).toEqual(
    Array.from({ length: 13 }, (_, index) => `I${index + 1}`),
  );
  expect(await checkInvariants(evidence)).toEqual([]);
});

test('I1 finds an accepted command that is not in the log, a refused one that is, and events of nobody', async () => {
  command.answers = [{ status: 409 }];
  expect(await checkInvariants(evidence)).toEqual([
    `I1: command ${command.commandId} was refused and is in the log`,
  ]);
  command.answers = [{ status: 202, version: 1, position: 3 }];
  expect(await checkInvariants(evidence)).toEqual([
    `I1: command ${command.commandId} was accepted at 3, the log has 2`,
  ]);
  await damage('delete from write.commands where position = 2');
  expect(await checkInvariants(evidence)).toEqual([
    'I1: the event at 2 is of no command',
    `I1: command ${command.commandId} was accepted and is not in the log`,
  ]);
});

test('I2 finds two answers to one command that do not agree', async () => {
  command.answers = [
    { status: 0 },
    { status: 503 },
    { status: 202, version: 1, position: 2 },
    { status: 202, version: 1, position: 4 },
  ];
  expect(await checkInvariants(evidence)).toEqual([
    `I2: command ${command.commandId}: accepted as 1 at 2, then accepted as 1 at 4`,
  ]);
});

test('I3 and I13 find an event that is gone', async () => {
  await damage('delete from write.events where position = 3');
  expect(await found()).toEqual(expect.arrayContaining(['I13', 'I3']));
});

test('I3 finds a head that is not at the last event', async () => {
  await damage('update write.head set position = 9');
  expect(await found()).toEqual(['I3']);
});

test('I4 finds a checkpoint that skipped events', async () => {
  await damage("delete from read.batches where projection = 'orders' and to_position = 4");
  expect(await checkInvariants(evidence)).toEqual([
    'I4: orders is at 4, its batches account for 2 events',
  ]);
});

test('I5 finds a row that a rebuild would write otherwise, in any view', async () => {
  await damage('update read.daily_sales set orders = orders + 1');
  expect(await found()).toEqual(['I5']);
});

test('I6 finds a total that is not that of its lines, and a counter that is not that of its rows', async () => {
  await damage(
    'update read.orders set total = total + 1 where number = 2',
    "update read.order_counts set count = 7 where scope = 'all'",
  );
  const texts = (await checkInvariants(evidence)).filter((text) => text.startsWith('I6'));
  expect(texts).toEqual([
    `I6: order ${command.orderId} totals 391, its lines 390`,
    'I6: all has 2 pending orders, the counter says 7',
  ]);
});

test('I7 finds a step in the log that the domain forbids', async () => {
  await damage(`update write.events set type = 'OrderDelivered', schema_version = 1,
    data = jsonb_build_object('orderId', stream_id, 'customerId', '${customer(1).id}')
    where position = 3`);
  expect(await found()).toContain('I7');
});

test('I8 finds an answer that is older than its reader demanded or knew, and a screen that went back', async () => {
  caller.readings.push({ path: '/api/orders', demanded: 1, position: 2 });
  evidence.screens = [{ kind: 'monotonicReads', about: 'x', text: 'an order went back' }];
  expect(await checkInvariants(evidence)).toEqual([
    `I8: ${customer(1).id} got /api/orders of 2 and knew 3`,
    'I8: an order went back',
  ]);
});

test('I9 finds a view that is not the fold, and a screen that is not the view', async () => {
  evidence.screens = [{ kind: 'convergence', about: 'x', text: 'a row differs' }];
  await damage("update read.orders set status = 'shipped' where number = 2");
  const texts = (await checkInvariants(evidence)).filter((text) => text.startsWith('I9'));
  expect(texts).toEqual(
    expect.arrayContaining(['I9: a row differs', expect.stringContaining('status "shipped"')]),
  );
});

test('I10 finds a reader who never saw their own name, where nobody would see another one', async () => {
  caller.ownSeen = 0;
  expect(await found()).toEqual(['I10']);
});

test("I10 finds another customer's text in an answer", async () => {
  caller.leaks.push('/api/orders: canary-2');
  expect(await found()).toEqual(['I10']);
});

test('I11 finds connections beyond their pools, a transaction that hangs, and memory that stays', async () => {
  evidence.sizes = [{ name: 'web 1', megabytes: 2_000 }];
  const clients = Array.from(
    { length: 41 },
    () =>
      new pg.Client({ connectionString: database.urls.owner, application_name: 'evenkeel web x' }),
  );
  try {
    for (const client of clients) await client.connect();
    expect(await checkInvariants(evidence)).toEqual([
      'I11: web processes hold 41 connections, not 40',
      'I11: web 1 keeps 2000 MB',
    ]);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
});

test('I12 finds that something did not come back by itself', async () => {
  evidence.unsettled = 'the worker of copy 1 is not there';
  expect(await found()).toEqual(['I12']);
});

test('I13 finds an event that was changed', async () => {
  await damage("update write.events set at = at - interval '1 s' where position = 1");
  expect(await found()).toContain('I13');
});
