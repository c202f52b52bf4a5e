import pg, { type PoolClient } from 'pg';
import { createPool } from '#db/client.ts';

/** One connection in one long transaction, without the limits that keep live work short. */
export type Session = {
  client: PoolClient;
  commit(): Promise<void>;
  /** Takes back what was not committed, and closes. */
  close(): Promise<void>;
};

const limits = [
  'statement_timeout',
  'transaction_timeout',
  'idle_in_transaction_session_timeout',
] as const;

/** Opens it; the lock timeout stays, so that a busy database is told as such. */
export const openSession = async (url: string): Promise<Session> => {
  const pool = createPool(url, { max: 1, application: 'evenkeel seed' });
  const client = await pool.connect();
  try {
    for (const limit of limits) await client.query(`set ${pg.escapeIdentifier(limit)} = 0`);
    await client.query(`set lock_timeout = '30s'; set maintenance_work_mem = '256MB'`);
    await client.query('begin');
  } catch (error) {
    client.release(true);
    await pool.end();
    throw error;
  }
  return {
    client,
    commit: async () => {
      await client.query('commit');
    },
    close: async () => {
      // Ends the connection, and with it a transaction that was not committed.
      client.release(true);
      await pool.end();
    },
  };
};
