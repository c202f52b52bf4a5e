import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Longer than any role's statements may take: beyond it nobody answers on that connection. */
export const answerMs = 12_000;

type Options = {
  /** For everything else. */
  pool: pg.Pool;
  /** A client with `pipeline: true`, not yet connected. */
  open: () => pg.Client;
  /** Whether a statement is short, changes nothing, and so may share a connection. */
  isShared: (text: string) => boolean;
};

/**
 * A pool whose short reads all go along one connection, without waiting for each other's answers:
 * what one turn of the event loop asks is one write to the socket, and often one read of the
 * answers. With a connection each, the write alone was a quarter of what a page of orders cost. A
 * connection that is lost fails what was asked on it, as a pooled one does; the next to ask opens
 * another. Transactions have a connection of their own from their first statement on.
 */
export const pipeliningPool = ({ pool, open, isShared }: Options): PostgresPool => {
  const shared = sharedConnection(open);
  const lease = (): PostgresPoolClient => {
    let own: Promise<pg.PoolClient> | undefined;
    const query = (text: string, values: readonly unknown[]) => {
      if (own === undefined && isShared(text)) return shared.query(text, values);
      own ??= pool.connect();
      return own.then((client) => client.query(text, [...values]));
    };
    const release = (isBroken?: boolean) => {
      own?.then((client) => client.release(isBroken)).catch(() => {});
    };
    return { query, release } as unknown as PostgresPoolClient;
  };
  return {
    connect: async () => lease(),
    options: pool.options,
    async end() {
      await Promise.all([pool.end(), shared.end()]);
    },
  } as PostgresPool;
};

const sharedConnection = (open: () => pg.Client) => {
  let current: Promise<pg.Client> | undefined;
  let isCorked = false;

  const connect = (): Promise<pg.Client> => {
    const client = open();
    const forget = () => {
      if (current === mine) current = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    const mine: Promise<pg.Client> = client.connect().catch((error: unknown) => {
      forget();
      throw error;
    });
    return mine;
  };

  /** Everything until the end of this turn goes out together. */
  const gather = ({ connection: { stream } }: pg.Client) => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    setImmediate(() => {
      isCorked = false;
      stream.uncork();
    });
  };

  return {
    async query(text: string, values: readonly unknown[]) {
      current ??= connect();
      const client = await current;
      gather(client);
      return client.query(text, [...values]);
    },
    async end() {
      await current?.then((client) => client.end()).catch(() => {});
    },
  };
};
