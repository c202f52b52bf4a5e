import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createReadDb } from './client.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let db: ReturnType<typeof open>;
const open = () =>
  createReadDb(database.urls.owner, {
    max: 2,
    application: 'pipelined',
    prepares: 'all',
    pipelines: true,
  });

beforeAll(async () => {
  database = await testDatabase();
  await sql`create table public.things (id integer primary key)`.execute(database.readDb);
});
beforeEach(() => {
  db = open();
  return () => db.destroy();
});
afterAll(() => database.drop());

const ask = async (value: number) => {
  const { rows } = await sql<{
    value: number;
    pid: number;
  }>`select ${value}::integer as value, pg_backend_pid() as pid`.execute(db);
  return rows[0] ?? expect.fail();
};
const divide = (by: number) => sql`select 1 / ${by}::integer as result`.execute(db);

test('reads at once go along one connection, and each gets its own answer', async () => {
  const values = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.all(values.map(ask));
  expect(answers.map(({ value }) => value)).toEqual(values);
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
});

test('one that fails takes none of its neighbours with it', async () => {
  const settled = await Promise.allSettled([
    ask(1),
    divide(0),
    ask(2),
    divide(1),
    divide(0),
    ask(3),
  ]);
  expect(settled.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  ]);
});

test('all that was asked on a connection that is lost is answered along the next one', async () => {
  const { pid } = await ask(1);
  await sql`select pg_terminate_backend(${pid}, ${20_000}::integer)`.execute(database.readDb);
  const answers = await Promise.all([ask(2), ask(3), ask(4)]);
  expect(answers.map(({ value }) => value)).toEqual([2, 3, 4]);
  expect(new Set(answers.map((answer) => answer.pid)).size).toBe(1);
  expect(answers[0]?.pid).not.toBe(pid);
});

test('a transaction keeps to itself: it reads what it wrote, and nobody else does', async () => {
  const count = (one: typeof db) =>
    sql<{ count: number }>`select count(*)::integer as count from public.things
      where id > ${0}`.execute(one);
  await db
    .transaction()
    .execute(async (transaction) => {
      await sql`insert into public.things values (${1})`.execute(transaction);
      expect((await count(transaction)).rows).toEqual([{ count: 1 }]);
      expect((await count(db)).rows).toEqual([{ count: 0 }]);
      throw new Error('undone');
    })
    .catch(() => {});
  await sql`insert into public.things values (${2})`.execute(db);
  expect((await count(db)).rows).toEqual([{ count: 1 }]);
});

test('a read that is under way when the pool is ended opens no connection that nobody would close', async () => {
  const reading = sql`select pg_sleep(30)`.execute(db);
  reading.catch(() => {});
  const ours = () =>
    sql<{ pid: number; state: string }>`select pid, state from pg_stat_activity
      where application_name = 'pipelined' and datname = current_database()`
      .execute(database.readDb)
      .then(({ rows }) => rows);
  await vi.waitUntil(async () => (await ours()).some(({ state }) => state === 'active'), 20_000);
  const ended = db.destroy();
  for (const { pid } of await ours()) {
    await sql`select pg_terminate_backend(${pid}::integer)`.execute(database.readDb);
  }
  await expect(reading).rejects.toThrow(/has been ended/);
  await ended;
  await vi.waitUntil(async () => (await ours()).length === 0, 20_000);
});
