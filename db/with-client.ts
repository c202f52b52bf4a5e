import pg from 'pg';

/**
 * Does `work` on a connection of its own and closes it. A connection that the server ends refuses
 * whatever is asked of it from then on; ended between two statements it would otherwise, by pg's
 * `error` event, end this process.
 */
export async function withClient<Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
