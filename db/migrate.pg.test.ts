import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { knownMigrations, migrate } from './migrate.ts';
import { sides } from './roles/grants.ts';
import { takeTurn } from './take-turn.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';
import { withClient } from './with-client.ts';

let database: TestDatabase;
beforeEach(async () => {
  // Not the migrated template: an empty database, as on a first start.
  database = await createTestDatabase({ ...inject('cluster'), template: 'template0' });
});
afterEach(() => database.drop());

const run = () =>
  migrate({
    ownerUrl: database.urls.owner,
    readOwnerUrl: database.urls.owner,
    secret: database.secret,
  });

test('however many processes start at once, each migration runs once and all succeed', async () => {
  const ran = (await Promise.all(Array.from({ length: 8 }, run))).flat();
  const known = await Promise.all(
    sides.map(async (side) => Object.keys(await knownMigrations(side)).map((m) => `${side}/${m}`)),
  );
  expect(ran.toSorted()).toEqual(known.flat().toSorted());
});

test('whoever waits for another who migrates says who that is, and goes on when they are done', async () => {
  const { owner: ownerUrl } = database.urls;
  const told: string[] = [];
  await withClient({ connectionString: ownerUrl, application_name: 'slow' }, async (slow) => {
    await takeTurn(slow, {});
    const { rows } = await slow.query<{ pid: number }>('select pg_backend_pid() as pid');
    const waiting = migrate({
      ...{ ownerUrl, readOwnerUrl: ownerUrl, secret: database.secret, patienceMs: 10 },
      onWait: (who) => {
        told.push(who);
        void slow.query('select pg_advisory_unlock_all()');
      },
    });
    expect((await waiting).length).toBeGreaterThan(0);
    expect(told[0]).toMatch(/"slow"/);
    expect(told[0]).toContain(`pg_terminate_backend(${rows[0]?.pid})`);
  });
});

test('a database that is up to date is left as it is', async () => {
  await run();
  expect(await run()).toEqual([]);
});

test('a database of a newer release is refused, naming what is not known', async () => {
  await run();
  await sql`insert into write.migrations (name, timestamp) values ('2999-01-01-01-future', '')`.execute(
    database.writeDb,
  );
  await expect(run()).rejects.toThrow('2999-01-01-01-future');
});

test('the read side may live in a database of its own', async () => {
  const read = await createTestDatabase({ ...inject('cluster'), template: 'template0' });
  try {
    const { urls, secret } = database;
    await migrate({ ownerUrl: urls.owner, readOwnerUrl: read.urls.owner, secret });
    expect(await schemas(urls.owner)).toEqual(['auth', 'write']);
    expect(await schemas(read.urls.owner)).toEqual(['qa', 'read']);
  } finally {
    await read.drop();
  }
});

async function schemas(url: string): Promise<string[]> {
  const { rows } = await withClient({ connectionString: url }, (client) =>
    client.query<{ nspname: string }>(
      "select nspname from pg_namespace where nspname in ('write', 'read', 'auth', 'qa') order by 1",
    ),
  );
  return rows.map((row) => row.nspname);
}
