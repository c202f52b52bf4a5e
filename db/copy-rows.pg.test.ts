import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf, copyRows } from './copy-rows.ts';
import { withOneClient } from './one-client.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table read.copied (
    id integer, words text, facts jsonb, ids uuid[], tags text[], at timestamptz(3), missing text
  )`.execute(database.readDb);
});
afterAll(() => database.drop());

const id = '0198a000-0000-7000-8000-000000000001';
const row = (words: string | null) => ({
  id: 1,
  words,
  facts: { words },
  ids: [id],
  tags: [words ?? ''],
  at: '2026-01-02T03:04:05.678Z',
});

test('what is copied comes back as it was, whatever is in it', async () => {
  const texts = ['plain', 'tab\tnew\nline\rback\\slash\\N "quoted"', '’ø松🚚', '', '\\.', null];
  // More than is encoded and sent at once.
  const rows = [...texts.map(row), row('’x'.repeat(300_000))];
  const found = await withOneClient(database.readDb, async ({ client, db }) => {
    await copyRows(client, 'read.copied', await columnsOf(client, 'read.copied'), rows);
    return (await sql`select * from read.copied`.execute(db)).rows;
  });
  expect(found).toEqual(rows.map((one) => ({ ...one, missing: null })));
});

test('a row that cannot be made ends the copy, and the connection answers', async () => {
  const failing = function* () {
    yield row('fine');
    throw new Error('no such row');
  };
  await withOneClient(database.readDb, async ({ client, db }) => {
    const columns = await columnsOf(client, 'read.copied');
    const copying = copyRows(client, 'read.copied', columns, failing());
    await expect(copying).rejects.toThrow('no such row');
    const refused = copyRows(client, 'read.copied', columns, [row('a\u0000b')]);
    await expect(refused).rejects.toMatchObject({ code: '22021' });
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});
