import type { Socket } from 'node:net';
import type pg from 'pg';

/** Nothing came or went on a connection for longer than any statement on it may take. */
class SilentConnection extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(silentMs: number) {
    super(`The database has been silent for ${silentMs / 1_000} s.`);
    this.name = 'SilentConnection';
  }
}

/**
 * Ends a pool's connection when somebody waits on it and nothing has come or gone for `silentMs`:
 * whoever waits is told, and the next gets another. The server's own limits end every statement
 * before; but a host that vanished without a word says nothing, and until the kernel gives up what
 * was sent to it, some 15 minutes later, every connection of the pool would be waited on.
 */
export const endSilent = (pool: pg.Pool, silentMs: number): void => {
  const lent = new WeakSet<object>();
  pool.on('acquire', (client) => lent.add(client));
  pool.on('release', (_error, client) => lent.delete(client));
  pool.on('connect', (client) => {
    const { stream } = (client as pg.PoolClient & { connection: { stream: Socket } }).connection;
    stream.setTimeout(silentMs);
    stream.on('timeout', () => {
      if (lent.has(client)) stream.destroy(new SilentConnection(silentMs));
    });
  });
};
