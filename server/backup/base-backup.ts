import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';

type Socket = { pause(): void; resume(): void };
type WalSender = { query(text: string): void; stream: Socket };

/**
 * Copies a running Postgres server whole, with the write-ahead log that it takes to start the copy,
 * into a compressed tar file. Asked for by Postgres's own replication protocol (its page "Streaming
 * Replication Protocol", BASE_BACKUP), so it takes no program, no access to the server's files, and
 * no version of either: a URL of a role with REPLICATION is enough. Writes go on meanwhile.
 */
export const baseBackup = async (url: string, file: string): Promise<void> => {
  // The mode in which a database is named needs no line of its own in pg_hba.conf.
  const config = {
    connectionString: url,
    replication: 'database',
    application_name: 'evenkeel backup',
  };
  const client = new pg.Client(config as pg.ClientConfig);
  // Whoever reads the stream hears of it too.
  client.on('error', () => {});
  await client.connect();
  const tar = new PassThrough();
  const written = pipeline(tar, createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600 }));
  try {
    await Promise.race([received(client, tar), written]);
    tar.end();
    await written;
  } catch (error) {
    tar.destroy();
    await written.catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
};

const command =
  "BASE_BACKUP (LABEL 'evenkeel', CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'no')";

/** Resolves when all of it has come; each message says by its first byte what it is. */
const received = (client: pg.Client, tar: PassThrough): Promise<void> =>
  new Promise((resolve, reject) => {
    let archives = 0;
    let isFull = false;
    client.query({
      submit: (connection: WalSender) => connection.query(command),
      handleRowDescription: () => {},
      handleDataRow: () => {},
      handleCommandComplete: () => {},
      handleCopyData: ({ chunk }: { chunk: Buffer }, { stream }: WalSender) => {
        const kind = String.fromCharCode(chunk[0] ?? 0);
        if (kind === 'n') archives += 1;
        // A tablespace elsewhere comes as an archive of its own.
        if (archives > 1)
          return reject(new Error('Tablespaces are not backed up; move their tables.'));
        // A copy: the driver uses the memory of a message again for the next.
        if (kind !== 'd' || tar.write(Buffer.from(chunk.subarray(1))) || isFull) return;
        isFull = true;
        stream.pause();
        tar.once('drain', () => {
          isFull = false;
          stream.resume();
        });
      },
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    } as unknown as pg.Submittable);
  });
