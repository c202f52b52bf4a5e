import { execFileSync } from 'node:child_process';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReadDb } from './client.ts';
import type { ReadDatabase } from './read/schema.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table public.things (id integer primary key)`.execute(database.readDb);
});
afterAll(() => database.drop());

const application = 'lost';

/** Has Postgres end what `where` says, and waits until each is gone, while this process hears of nothing. */
const endUnheard = () => {
  const script = `
    const { default: pg } = await import(${JSON.stringify(import.meta.resolve('pg'))});
    const client = new pg.Client(process.argv[1]);
    await client.connect();
    const { rows } = await client.query(\`select pg_terminate_backend(pid, 10000) as gone
      from pg_stat_activity where application_name = '${application}' and datname = current_database()\`);
    console.log(rows.length, rows.every(({ gone }) => gone));
    await client.end();`;
  const args = ['--input-type=module', '-e', script, database.urls.owner];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
};

describe.each([
  ['a pool', {}],
  ['a pool whose reads share a connection', { prepares: 'all', pipelines: true }],
] as const)('%s', (_which, kind) => {
  let db: Kysely<ReadDatabase>;
  beforeEach(async () => {
    db = createReadDb(database.urls.owner, { max: 2, application, ...kind });
    await sql`truncate public.things`.execute(database.readDb);
    return () => db.destroy();
  });

  const read = () =>
    sql`
    select count(*)::int as count from public.things`.execute(db);
  const write = (id: number) => sql`insert into public.things values (${id})`.execute(db);
  const none = { rows: [{ count: 0 }] };

  /** Two connections, both free. */
  const warm = () => Promise.all([read(), db.transaction().execute(() => Promise.resolve())]);

  /** Ends the one connection on which `work` waits for the table, then gives the table free. */
  const endWhileAt = async (work: () => Promise<unknown>) => {
    const holder = await database.readDb.startTransaction().execute();
    await sql`lock table public.things in access exclusive mode`.execute(holder);
    const working = work();
    working.catch(() => {});
    await vi.waitUntil(
      async () =>
        (
          await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = ${application} and datname = current_database()
              and wait_event_type = 'Lock'`.execute(database.readDb)
        ).rows.length > 0,
      { timeout: 20_000, interval: 5 },
    );
    await holder.rollback().execute();
    return working;
  };

  test('answers a read although Postgres has ended all of its connections a moment ago', async () => {
    await warm();
    expect(endUnheard()).toMatch(/^[23] true$/);
    expect(await read()).toMatchObject(none);
  });

  test('begins a transaction although Postgres has ended all of its connections a moment ago', async () => {
    await warm();
    endUnheard();
    await db.transaction().execute((own) => sql`insert into public.things values (1)`.execute(own));
    expect(await read()).toMatchObject({ rows: [{ count: 1 }] });
  });

  test('answers a read whose connection is ended meanwhile', async () => {
    expect(await endWhileAt(read)).toMatchObject(none);
  });

  test('sends a write once, and lends the connection that was lost with it to nobody', async () => {
    await expect(endWhileAt(() => write(1))).rejects.toThrow();
    await write(2);
    expect(await read()).toMatchObject({ rows: [{ count: 1 }] });
  });

  test('repeats nothing of a transaction that has begun', async () => {
    const transaction = db.transaction().execute(async (own) => {
      await sql`select 1 as one`.execute(own);
      return sql`select count(*)::int as count from public.things`.execute(own);
    });
    await expect(endWhileAt(() => transaction)).rejects.toThrow();
    expect(await read()).toMatchObject(none);
  });
});
