import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { AuthDatabase } from './auth/schema.ts';
import { parsers } from './parsers.ts';
import { PreparingClient } from './preparing-client.ts';
import type { ReadDatabase } from './read/schema.ts';
import type { WriteDatabase } from './write/schema.ts';

/**
 * `max`: connections at most; `application`: the name that `pg_stat_activity` shows; `prepares`:
 * statements are parsed once a connection (for few and always the same, see PreparingClient).
 */
export type PoolOptions = { max: number; application: string; prepares?: boolean };

/** The write side: the event log, as the command role or the projector sees it. */
export function createWriteDb(url: string, options: PoolOptions): Kysely<WriteDatabase> {
  return kysely(createPool(url, options, parsers.instantsAsText));
}

/** The read side: views and checkpoints. */
export function createReadDb(url: string, options: PoolOptions): Kysely<ReadDatabase> {
  return kysely(createPool(url, options, parsers.instantsAsText));
}

/** Accounts and sessions. Instants stay `Date` here, as better-auth wants them. */
export function createAuthDb(url: string, options: PoolOptions): Kysely<AuthDatabase> {
  return kysely(createPool(url, options, parsers.instantsAsDate));
}

/** A bare pool with the same rules, for what Kysely cannot do (LISTEN, COPY, migrations). */
export function createPool(
  connectionString: string,
  { max, application, prepares = false }: PoolOptions,
  types: pg.CustomTypesConfig = parsers.instantsAsText,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    ...(prepares && { Client: PreparingClient }),
    application_name: application,
    // Shorter than the request's own limit: a full pool is told as such, not as a slow database.
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // An idle connection that breaks has left the pool already; unheard, the event ends the process.
  pool.on('error', () => {});
  // So would the one of a connection that breaks between two statements of a transaction: there the
  // pool does not listen. The next statement on it fails and tells its caller.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function kysely<Database>(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
