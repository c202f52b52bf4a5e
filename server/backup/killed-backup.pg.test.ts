import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { backupFiles } from './backup-files.ts';
import { createBackup } from './create-backup.ts';

let place: string;
let server: Embedded;
let other: ChildProcess | undefined;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'evenkeel-backup-'));
  server = await startEmbedded(join(place, 'data'), { durable: false });
});
afterEach(async () => {
  other?.kill('SIGKILL');
  await server.stop();
  await rm(place, { recursive: true, force: true });
});

test('half of a backup goes with the next one, but not while somebody is still at it', {
  timeout: 300_000,
}, async () => {
  const folder = join(place, 'backups');
  const { url } = server;
  await migrate({ ownerUrl: url, readOwnerUrl: url, secret: 'x'.repeat(32) });
  const drafts = async () => {
    const names = await readdir(backupFiles(folder).bases).catch(() => []);
    return names.filter((name) => name.endsWith('.part'));
  };
  const program = fileURLToPath(import.meta.resolve('./main.ts'));
  const env = childEnvironment({ DATABASE_URL: url, BACKUP_DIR: folder });
  other = spawn(process.execPath, [program, 'backup'], { env, stdio: 'ignore' });
  while ((await drafts()).length === 0 && other.exitCode === null) await turn();
  other.kill('SIGSTOP');
  const [half] = await drafts();
  expect(half).toBeDefined();

  await createBackup({ databaseUrl: url, folder, dataDir: undefined });
  expect(await drafts()).toEqual([half]);

  other.kill('SIGKILL');
  await once(other, 'close');
  await createBackup({ databaseUrl: url, folder, dataDir: undefined });
  expect(await drafts()).toEqual([]);
});
