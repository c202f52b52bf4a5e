import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadDb } from './client.ts';
import { onePlan } from './read/one-plan.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const poolOf = (prepares: 'all' | 'marked') =>
  createReadDb(database.urls.query, { max: 1, application: 'one plan', prepares });

const prepared = sql<{ statement: string }>`select statement from pg_prepared_statements`;

test('of a pool that takes many statements only the marked ones stay prepared', async () => {
  const db = poolOf('marked');
  await sql`select ${1}::integer as unmarked`.execute(db);
  for (const value of [1, 2]) {
    const { rows } = await sql`select ${sql.raw(onePlan)} ${value}::integer as marked`.execute(db);
    expect(rows).toEqual([{ marked: value }]);
  }
  const { rows } = await prepared.execute(db);
  expect(rows.map(({ statement }) => statement)).toEqual([
    `select ${onePlan} $1::integer as marked`,
  ]);
  await db.destroy();
});

test('a statement whose tables a migration has changed is answered all the same', async () => {
  await sql`create table public.changing as select 1 as a`.execute(database.readDb);
  const db = createReadDb(database.urls.owner, {
    max: 1,
    application: 'one plan',
    prepares: 'all',
  });
  const ask = () => sql`select * from public.changing where a = ${1}::integer`.execute(db);
  expect((await ask()).rows).toEqual([{ a: 1 }]);
  await sql`alter table public.changing add column b integer`.execute(database.readDb);
  expect((await ask()).rows).toEqual([{ a: 1, b: null }]);
  await db.destroy();
});

test('a name belongs to one text: processes that share a connection by a pooler never run each other’s', async () => {
  const names = async (texts: string[]) => {
    const db = poolOf('all');
    for (const text of texts) await sql`select ${1}::integer as ${sql.ref(text)}`.execute(db);
    const { rows } = await sql<{
      name: string;
      statement: string;
    }>`select name, statement from pg_prepared_statements`.execute(db);
    await db.destroy();
    return rows.map(({ name, statement }) => [name.slice(name.indexOf('-')), statement] as const);
  };
  const [first, second] = await names(['one', 'another']);
  expect(first?.[0]).toHaveLength(44);
  expect(first?.[0]).not.toBe(second?.[0]);
});

// The last: it ends names for the whole process.
test('a statement whose name a pooler has lost is answered all the same', async () => {
  const db = poolOf('all');
  const ask = (value: number) =>
    sql<{ value: number }>`select ${value}::integer as value`.execute(db);
  await ask(1);
  // What a pooler does that gives the next transaction another connection.
  await sql`deallocate all`.execute(db);
  expect((await ask(2)).rows).toEqual([{ value: 2 }]);
  expect((await ask(3)).rows).toEqual([{ value: 3 }]);
  await db.destroy();
});
