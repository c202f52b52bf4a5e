import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import type { PoolClient } from 'pg';

/** Kysely over one connection, inside whatever transaction that connection is in. */
export const onClient = <Database>(client: PoolClient): Kysely<Database> => {
  const pool = {
    connect: async () => ({ query: client.query.bind(client), release: () => {} }),
    end: async () => {},
  };
  // Kysely asks a pool for connections and nothing else, and this one has just the one.
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }),
  });
};

const pools = new WeakMap<object, pg.Pool>();

/** Remembers whose pool this is. */
export const belongsTo = <Database>(db: Kysely<Database>, pool: pg.Pool): Kysely<Database> => {
  pools.set(db, pool);
  return db;
};

/** One connection of a database: itself, for COPY, and Kysely over it. */
export type OneClient<Database> = { client: PoolClient; db: Kysely<Database> };

/** Lends a connection of the database's pool. Throws when the database is not one of `db/client`. */
export const withOneClient = async <Database, Answer>(
  db: Kysely<Database>,
  work: (one: OneClient<Database>) => Promise<Answer>,
): Promise<Answer> => {
  const pool = pools.get(db);
  if (pool === undefined) throw new TypeError('Only a database that db/client made has a pool.');
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    return await work({ client, db: onClient<Database>(client) });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // After a failure it may be in the middle of a COPY or a transaction: it is not used again.
    client.release(failure);
  }
};
