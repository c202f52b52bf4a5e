import { readdir } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createPool } from './client.ts';
import type { Side } from './roles/grants.ts';
import { ensureRoles, grantDatabase, grantSides } from './roles.ts';
import { runMigrations } from './run-migrations.ts';
import { type TurnOptions, takeTurn } from './take-turn.ts';
import { withClient } from './with-client.ts';

/** Owner URLs must reach Postgres directly: a transaction pooler breaks the session lock. */
export type MigrateOptions = TurnOptions & {
  ownerUrl: string;
  readOwnerUrl: string;
  secret: string;
};

/**
 * Brings schemas, tables, roles and grants of all sides up to date and returns the names of
 * the migrations that ran. However many processes call it at once, each migration runs once; each
 * side's run is one transaction, so a failure leaves the side as it was and can be repeated.
 * Throws when the database knows migrations that this code does not.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { ownerUrl, readOwnerUrl } = options;
  if (ownerUrl === readOwnerUrl)
    return migrateDatabase(ownerUrl, ['write', 'auth', 'read', 'qa'], options);
  return [
    ...(await migrateDatabase(ownerUrl, ['write', 'auth'], options)),
    ...(await migrateDatabase(readOwnerUrl, ['read', 'qa'], options)),
  ];
}

/** The migrations that this code knows, of one side, by name. */
export async function knownMigrations(side: Side): Promise<Record<string, Migration>> {
  const folder = new URL(`./${side}/migrations/`, import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules = files.map(async (file) => {
    const migration: Migration = await import(/* @vite-ignore */ new URL(file, folder).href);
    return [file.slice(0, -'.ts'.length), migration] as const;
  });
  return Object.fromEntries(await Promise.all(modules));
}

async function migrateDatabase(
  url: string,
  sides: Side[],
  { secret, ...turn }: Pick<MigrateOptions, 'secret'> & TurnOptions,
): Promise<string[]> {
  const config = { connectionString: url, application_name: 'evenkeel migrate' };
  return withClient(config, async (owner) => {
    await takeTurn(owner, turn);
    await ensureRoles(owner, url, secret);
    const ran: string[] = [];
    for (const side of sides) ran.push(...(await migrateSide(url, side)));
    await grantDatabase(owner);
    await grantSides(owner, sides);
    return ran;
  });
}

async function migrateSide(url: string, side: Side): Promise<string[]> {
  const pool = createPool(url, { max: 1, application: 'evenkeel migrate' });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrations = await knownMigrations(side);
    await refuseNewer(db, side, Object.keys(migrations));
    const { error, results = [] } = await runMigrations(db, side, migrations);
    if (error !== undefined) throw failure(side, results, error);
    return results.map(({ migrationName }) => `${side}/${migrationName}`);
  } finally {
    await db.destroy();
  }
}

async function refuseNewer(db: Kysely<unknown>, side: Side, known: string[]): Promise<void> {
  const table = `${side}.migrations`;
  const found = await sql<{ exists: boolean }>`
    select to_regclass(${table}) is not null as exists`.execute(db);
  if (!found.rows[0]?.exists) return;
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(table)} where name <> all(${known}) order by name`.execute(db);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new Error(
    `The database is newer than this code: its schema ${side} has had ${names}. Start the release that knows it, or restore a backup from before.`,
  );
}

function failure(
  side: Side,
  results: readonly { migrationName: string; status: string }[],
  cause: unknown,
): Error {
  const failed = results.find(({ status }) => status === 'Error')?.migrationName;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `Migration ${side}/${failed ?? '?'} failed and was rolled back: ${reason}. Mend the cause and run "npm run migrate" again.`,
    { cause },
  );
}
