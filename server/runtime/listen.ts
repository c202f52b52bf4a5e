import pg from 'pg';

/** What to do on each channel, by the channel's name; `payload` is the NOTIFY's text. */
export type Channels = Record<string, (payload: string) => void>;

export type ListenOptions = {
  channels: Channels;
  /** Called each time the connection stands: whatever was notified before it was lost. Re-read. */
  onConnected?: () => void;
  /** Called each time the connection is lost or cannot be made. */
  onLost?: (error: Error) => void;
  application: string;
};

const heartbeatMs = 10_000;
const longestPauseMs = 5_000;

/**
 * Keeps one dedicated connection that LISTENs, for good: a lost or silent one is replaced, with a
 * growing pause up to 5 s. NOTIFY only wakes, and may be lost, so callers must poll as well.
 * `url` must reach Postgres directly: a transaction pooler accepts LISTEN and delivers nothing.
 */
export function listen(url: string, options: ListenOptions): { stop(): Promise<void> } {
  let stopped = false;
  let current: pg.Client | undefined;
  let pauseMs = 100;
  let retry: NodeJS.Timeout | undefined;

  const connect = async () => {
    const client = new pg.Client({
      connectionString: url,
      application_name: options.application,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    current = client;
    let beat: NodeJS.Timeout | undefined;
    let lost = false;
    const lose = (error: Error) => {
      if (lost) return;
      lost = true;
      clearInterval(beat);
      client.end().catch(() => {});
      if (stopped) return;
      options.onLost?.(error);
      retry = setTimeout(() => void connect(), pauseMs).unref();
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('The connection ended.')));
    client.on('notification', ({ channel, payload }) => options.channels[channel]?.(payload ?? ''));
    try {
      await client.connect();
      for (const channel of Object.keys(options.channels)) {
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      }
      pauseMs = 100;
      beat = setInterval(() => void assertAlive(client).catch(lose), heartbeatMs).unref();
      options.onConnected?.();
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await current?.end().catch(() => {});
    },
  };
}

/** A half-open connection answers nothing; without this it would be listened to for ever. */
async function assertAlive(client: pg.Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The connection is silent.')), 5_000).unref();
  });
  await Promise.race([client.query('select 1'), silence]).finally(() => clearTimeout(timer));
}
