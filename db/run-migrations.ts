import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationResultSet, Migrator } from 'kysely/migration';
import { longestReadMs } from './read/longest-read.ts';
import type { Side } from './roles/grants.ts';
import { isLockedOut } from './sql-state.ts';

/** Longer than any export reads one snapshot. */
const patienceMs = longestReadMs + 60_000;

/** Whoever reads queues behind a migration that waits for its lock: it waits this long at most. */
const lockTimeoutMs = 100;

const pauseMs = 500;

/**
 * Runs the migrations that a side lacks, in one transaction. `db` has a single connection. While
 * somebody else holds a table that a migration changes, it is begun again and again, so that readers
 * are held up for moments and not until that one ends.
 */
export async function runMigrations(
  db: Kysely<unknown>,
  side: Side,
  migrations: Record<string, Migration>,
): Promise<MigrationResultSet> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: side,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  await sql`set lock_timeout = ${sql.lit(lockTimeoutMs)}`.execute(db);
  const deadline = performance.now() + patienceMs;
  while (true) {
    const result = await migrator.migrateToLatest();
    if (!isLockedOut(result.error) || performance.now() > deadline) return result;
    await delay(pauseMs);
  }
}
