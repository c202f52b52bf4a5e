import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { withClient } from '#db/with-client.ts';
import { createBackup } from './create-backup.ts';

let place: string;
let running: Embedded | undefined;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'evenkeel-archive-'));
});
afterEach(async () => {
  await running?.stop();
  await rm(place, { recursive: true, force: true });
});

/** A migrated Postgres in a data folder of its own. */
const start = async (name: string, backups: string) => {
  const dataDir = join(place, name);
  running = await startEmbedded(dataDir, { backups });
  const { url } = running;
  await migrate({ ownerUrl: url, readOwnerUrl: url, secret: 'x'.repeat(32) });
  return { dataDir, databaseUrl: url, server: running };
};

type Archived = { archived: number; failed: number };

/** What the archiver has done when it has done anything after a finished segment. */
const archivedSegment = (url: string): Promise<Archived> =>
  withClient({ connectionString: url }, async (client) => {
    const look = async () => {
      const { rows } = await client.query<Archived>(
        'select archived_count::int as archived, failed_count::int as failed from pg_stat_archiver',
      );
      return rows[0] ?? { archived: 0, failed: 0 };
    };
    const before = await look();
    await client.query(`select pg_logical_emit_message(true, 'test', 'a segment is not empty')`);
    await client.query('select pg_switch_wal()');
    for (;;) {
      const now = await look();
      if (now.archived > before.archived || now.failed > 0) return now;
      await delay(50);
    }
  });

test('two clusters that share a folder of backups archive beside each other', {
  timeout: 300_000,
}, async () => {
  const backups = join(place, 'backups');
  const first = await start('lost', backups);
  await createBackup({ ...first, folder: backups });
  expect((await archivedSegment(first.databaseUrl)).failed).toBe(0);
  await first.server.stop();
  // As after the loss of the data folder: its log begins anew, with the same names.
  const next = await start('new', backups);
  await createBackup({ ...next, folder: backups });
  expect((await archivedSegment(next.databaseUrl)).failed).toBe(0);
});

test('a backup is refused where the running server archives its log elsewhere, and says what to do', {
  timeout: 300_000,
}, async () => {
  const { databaseUrl, dataDir } = await start('data', join(place, 'there'));
  const folder = join(place, 'here');
  await expect(createBackup({ databaseUrl, dataDir, folder })).rejects.toThrow(
    `Start it with BACKUP_DIR=${folder}`,
  );
  // Nothing is left that would look like a backup.
  expect(await readdir(place)).not.toContain('here');
});
