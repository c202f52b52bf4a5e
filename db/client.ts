import { Kysely, type LogEvent, PostgresDialect, type PostgresPool } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import pg from 'pg';
import type { AuthDatabase } from './auth/schema.ts';
import { endSilent } from './end-silent.ts';
import { lendingPool } from './lend.ts';
import { belongsTo } from './one-client.ts';
import { parsers } from './parsers.ts';
import { answerMs, pipeliningPool } from './pipelining-pool.ts';
import { MarkedPreparingClient, PreparingClient } from './preparing-client.ts';
import type { QaDatabase } from './qa/schema.ts';
import { onePlan } from './read/one-plan.ts';
import type { ReadDatabase } from './read/schema.ts';
import type { WriteDatabase } from './write/schema.ts';

/**
 * `max`: connections at most; `application`: the name that `pg_stat_activity` shows; `prepares`:
 * statements are parsed once a connection (all, where they are few and always the same, or those
 * that are marked; see PreparingClient). `pipelines`: of these the reads share one connection more.
 * `silentMs`: longer than any statement may take there, see `endSilent`; not for those that may be
 * silent for long, such as a rebuild's. `onStatement`: runs after each statement; its caller waits
 * for it, and gets what it throws.
 */
export type PoolOptions = {
  max: number;
  application: string;
  prepares?: 'all' | 'marked';
  pipelines?: boolean;
  silentMs?: number;
  onStatement?: ((sql: string) => Promise<void>) | undefined;
};

/** The write side: the event log, as the command role or the projector sees it. */
export function createWriteDb(url: string, options: PoolOptions): Kysely<WriteDatabase> {
  return kysely(url, options, parsers.instantsAsText);
}

/** The read side: views and checkpoints. */
export function createReadDb(url: string, options: PoolOptions): Kysely<ReadDatabase> {
  return kysely(url, options, parsers.instantsAsText);
}

/** The same database for queries, which write nothing: by the type, as its role says, too. */
export const asReadonly = (db: Kysely<ReadDatabase>): ReadonlyKysely<ReadDatabase> =>
  // Kysely has no way from the one type to the other.
  db as unknown as ReadonlyKysely<ReadDatabase>;

/** Accounts and sessions. Instants stay `Date` here, as better-auth wants them. */
export function createAuthDb(url: string, options: PoolOptions): Kysely<AuthDatabase> {
  return kysely(url, options, parsers.instantsAsDate);
}

/** What QA has asked for; with QA_CONTROLS=1 alone. */
export function createQaDb(url: string, options: PoolOptions): Kysely<QaDatabase> {
  return kysely(url, options, parsers.instantsAsText);
}

const clients = { all: PreparingClient, marked: MarkedPreparingClient };

/** A bare pool with the same rules, for what Kysely cannot do (LISTEN, COPY, migrations). */
export function createPool(
  url: string,
  options: PoolOptions,
  types: pg.CustomTypesConfig = parsers.instantsAsText,
): pg.Pool {
  const { max, prepares, silentMs } = options;
  const pool = new pg.Pool({
    ...connectionOf(url, options, types),
    max,
    ...(prepares && { Client: clients[prepares] }),
  });
  // An idle connection that breaks has left the pool already; unheard, the event ends the process.
  pool.on('error', () => {});
  // So would the one of a connection that breaks between two statements of a transaction: there the
  // pool does not listen. The next statement on it fails and tells its caller.
  pool.on('connect', (client) => client.on('error', () => {}));
  if (silentMs !== undefined) endSilent(pool, silentMs);
  return pool;
}

const connectionOf = (
  connectionString: string,
  { application }: PoolOptions,
  types: pg.CustomTypesConfig,
) => ({
  connectionString,
  types,
  application_name: application,
  // Shorter than the request's own limit: a full pool is told as such, not as a slow database.
  connectionTimeoutMillis: 3_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** What is prepared and only reads, in the pools that pipeline. */
const isShared = {
  all: (text: string) => text.startsWith('select'),
  marked: (text: string) => text.includes(onePlan),
};

function kysely<Database>(
  url: string,
  options: PoolOptions,
  types: pg.CustomTypesConfig,
): Kysely<Database> {
  const { prepares, pipelines, onStatement } = options;
  const plain = createPool(url, options, types);
  const open = () =>
    new PreparingClient({
      ...connectionOf(url, options, types),
      pipeline: true,
      query_timeout: answerMs,
    });
  const pool: PostgresPool =
    prepares && pipelines
      ? pipeliningPool({ pool: plain, open, isShared: isShared[prepares] })
      : lendingPool(plain);
  // Kysely waits for its log, which it tells of BEGIN and COMMIT, too.
  const log = async ({ level, query }: LogEvent) => {
    if (level === 'query') await onStatement?.(query.sql);
  };
  const dialect = new PostgresDialect({ pool });
  return belongsTo(new Kysely<Database>({ dialect, ...(onStatement && { log }) }), plain);
}
