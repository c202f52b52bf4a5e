import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { isConnectionLost } from './may-pass.ts';

/** Postgres often ends all connections of a pool at once, and the next to be lent may be of these. */
const mostAttempts = 3;

/** Asked twice they do nothing twice: reads, and the beginning of a transaction. */
const isRepeatable = (text: string): boolean =>
  /^\s*(\/\*.*?\*\/\s*)?(select|with|begin|start transaction)\b/is.test(text) &&
  !/\b(insert|update|delete|merge|pg_notify|write\.append)\b/i.test(text);

/**
 * Asks `text` on the connection that `connect` gives, and if that one is lost, on the next that it
 * gives, as long as nothing can be done twice by it. Otherwise every read at the moment of a failover,
 * or of an operator's `pg_terminate_backend`, would be a 503 that a page cannot ask again after.
 */
export const askLiving = async <Client, Answer>(
  text: string,
  connect: () => Promise<Client>,
  ask: (client: Client) => Promise<Answer>,
): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    const client = await connect();
    try {
      return await ask(client);
    } catch (error) {
      const isFutile = attempt === mostAttempts || !isConnectionLost(error);
      if (isFutile || !isRepeatable(text)) throw error;
    }
  }
};

/** One connection of a pool, lent from its first statement on. */
export type Lease = {
  query(text: string, values: readonly unknown[]): Promise<pg.QueryResult>;
  release(isBroken?: boolean): void;
};

/**
 * Lends a connection of the pool to whoever asks something on it. One that Postgres ended is closed
 * when it comes back: Postgres says so a moment before it closes it, and meanwhile the pool would lend
 * it to the next.
 */
export const lend = (pool: pg.Pool): Lease => {
  let own: Promise<pg.PoolClient> | undefined;
  let isLost = false;

  const release = (isBroken = false) => {
    const isOver = isBroken || isLost;
    own?.then((client) => client.release(isOver)).catch(() => {});
    own = undefined;
    isLost = false;
  };
  const borrow = () => {
    release();
    own = pool.connect();
    return own;
  };
  return {
    async query(text, values) {
      const ask = (client: pg.PoolClient) =>
        client.query(text, [...values]).catch((error: unknown) => {
          isLost ||= isConnectionLost(error);
          throw error;
        });
      return own === undefined ? askLiving(text, borrow, ask) : ask(await own);
    },
    release,
  };
};

/** The same pool for Kysely, each of whose connections is lent so. */
export const lendingPool = (pool: pg.Pool): PostgresPool =>
  ({
    connect: async () => lend(pool),
    options: pool.options,
    end: () => pool.end(),
  }) as unknown as PostgresPool;
