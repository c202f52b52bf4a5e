import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { askLiving, lend } from './lend.ts';
import { isConnectionLost } from './may-pass.ts';

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
 * connection that is lost is followed by another, on which what was asked on it is asked again.
 * Transactions have a connection of their own from their first statement on.
 */
export const pipeliningPool = ({ pool, open, isShared }: Options): PostgresPool => {
  const shared = sharedConnection(open);
  const lease = (): PostgresPoolClient => {
    const own = lend(pool);
    let isOwn = false;
    const query = (text: string, values: readonly unknown[]) => {
      if (!isOwn && isShared(text)) return shared.query(text, values);
      isOwn = true;
      return own.query(text, values);
    };
    return { query, release: own.release } as unknown as PostgresPoolClient;
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
  let newest: pg.Client | undefined;
  let isCorked = false;
  let isEnded = false;

  const forget = (client: pg.Client) => {
    if (client === newest) current = undefined;
  };
  const connect = (): Promise<pg.Client> => {
    const client = open();
    newest = client;
    client.on('error', () => forget(client));
    client.on('end', () => forget(client));
    return client.connect().catch((error: unknown) => {
      forget(client);
      throw error;
    });
  };
  const connected = async (): Promise<pg.Client> => {
    if (isEnded) throw new Error('The pool has been ended: nothing more is asked along it.');
    current ??= connect();
    return current;
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
    query: (text: string, values: readonly unknown[]) =>
      askLiving(text, connected, (client) => {
        gather(client);
        return client.query(text, [...values]).catch((error: unknown) => {
          // Postgres says that it ends a connection before it closes it.
          if (isConnectionLost(error)) forget(client);
          throw error;
        });
      }),
    async end() {
      isEnded = true;
      await current?.then((client) => client.end()).catch(() => {});
    },
  };
};
