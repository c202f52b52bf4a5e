import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPool } from './client.ts';
import { knownMigrations } from './migrate.ts';
import { runMigrations } from './run-migrations.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';
import { withClient } from './with-client.ts';

let database: TestDatabase;
let owner: Kysely<unknown>;
beforeEach(async () => {
  database = await testDatabase();
  const pool = createPool(database.urls.owner, { max: 1, application: 'evenkeel migrate' });
  owner = new Kysely({ dialect: new PostgresDialect({ pool }) });
});
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

test('a migration waits for a long reader without holding up the others, and then runs', async () => {
  const next: Migration = {
    up: async (db) => {
      begun();
      await sql`alter table read.checkpoints add column next_release text`.execute(db);
    },
  };
  let begun = () => {};
  const tries = (count: number) =>
    new Promise<void>((resolve) => {
      let left = count;
      begun = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    });
  const known = await knownMigrations('read');
  const config = { connectionString: database.urls.owner };
  const migrated = await withClient(config, async (reader) => {
    await reader.query('begin isolation level repeatable read read only');
    await reader.query('select from read.checkpoints');
    const twice = tries(2);
    const running = runMigrations(owner, 'read', { ...known, '9999-01-01-01-next': next });
    await twice;
    await withClient(config, (other) => other.query('select from read.checkpoints'));
    await reader.query('rollback');
    return running;
  });
  expect(migrated.error).toBeUndefined();
  expect(migrated.results?.map(({ migrationName }) => migrationName)).toEqual([
    '9999-01-01-01-next',
  ]);
});
