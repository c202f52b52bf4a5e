import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../testing/create-test-database.ts';
import { testDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let owner: pg.Client;
let command: pg.Client;

const element = (n: number) => ({
  a: 'someone',
  c: `00000000-0000-7000-8000-00000000000${n}`,
  h: 'hash',
  t: 'thing',
  s: `00000000-0000-7000-8000-00000000001${n}`,
  v: 0,
  m: {},
  e: [{ t: 'Happened', v: 1, d: {} }],
});
const append = (elements: unknown[], wanted = elements.length) =>
  command.query('select * from write.append($1, $2)', [JSON.stringify(elements), wanted]);
const count = async () =>
  Number((await owner.query('select count(*) from write.events')).rows[0]?.count);
const head = async () =>
  Number((await owner.query('select position from write.head')).rows[0]?.position);

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  command = new pg.Client({ connectionString: database.urls.command });
  await Promise.all([owner.connect(), command.connect()]);
  await append([element(1)]);
});
afterAll(async () => {
  await Promise.all([owner.end(), command.end()]);
  await database.drop();
});

describe('S16 · the log never shrinks or changes, not even by its owner', () => {
  test.each([
    'update write.events set type = type',
    'delete from write.events',
    'delete from write.events where false',
    'truncate write.events',
    'set session_replication_role = replica; delete from write.events',
    'merge into write.events e using (select 1) x on true when matched then delete',
    "insert into write.events select * from write.events on conflict (position) do update set type = 'x'",
  ])('%s', async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    await owner.query('reset session_replication_role');
    expect(await count()).toBe(1);
  });
});

describe('S16 · the command role comes into the log by write.append only', () => {
  test.each([
    'insert into write.events select position + 1, stream_type, stream_id, version + 1, type, schema_version, data, metadata, command_id, at from write.events',
    'insert into write.commands select * from write.commands',
    'update write.head set position = 9',
    'update write.commands set position = 9',
    'delete from write.commands',
    'delete from write.customer_keys',
    'alter table write.events disable trigger append_only',
  ])('%s', async (statement) => {
    await expect(command.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('write.append', () => {
  test.each([
    ['a stream twice', [element(2), { ...element(3), s: element(2).s }]],
    ['a command twice', [element(2), { ...element(3), c: element(2).c }]],
  ])('refuses a batch that holds %s, whole', async (_, batch) => {
    await expect(append(batch)).rejects.toMatchObject({ code: '23505' });
    expect([await count(), await head()]).toEqual([1, 1]);
  });

  test.each([0, 1, 5])(
    'leaves no hole when the caller counts %i events in a batch of two',
    async (wanted) => {
      const before = await head();
      const n = wanted + 4 - (wanted === 5 ? 3 : 0);
      await append(
        [element(n), { ...element(n), c: crypto.randomUUID(), s: crypto.randomUUID() }],
        wanted,
      );
      const { rows } = await owner.query(
        'select position from write.events where position > $1 order by 1',
        [before],
      );
      expect(rows.map(({ position }) => Number(position))).toEqual([before + 1, before + 2]);
      expect(await head()).toBe(before + 2);
    },
  );

  test('of nothing moves nothing', async () => {
    const before = await head();
    await append([], 3);
    expect(await head()).toBe(before);
  });

  test('raises one alarm a batch with the position, and none when nothing was stored', async () => {
    const listener = new pg.Client({ connectionString: database.urls.owner });
    await listener.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen log');
    const batch = [7, 8].map((n) => element(n));
    await append(batch);
    const position = await head();
    await append(batch);
    await append([element(9)]);
    // A notification arrives before the answer to a later query on the same connection.
    await listener.query('select 1');
    expect(heard).toEqual([String(position), String(position + 1)]);
    await listener.end();
  });
});
