import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { postmasterPid } from '#db/embedded/orphan.ts';
import { processIdentity } from '#db/embedded/process-identity.ts';
import { findEmbedded, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { withClient } from '#db/with-client.ts';
import { beginEpoch } from './begin-epoch.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

vi.mock(import('./begin-epoch.ts'), async (original) => {
  const real = await original();
  return { beginEpoch: vi.fn(real.beginEpoch) };
});

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'evenkeel-restore-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const ask = async (url: string, text: string) =>
  (await withClient({ connectionString: url }, (client) => client.query(text))).rows;

test('a restore that ended half way serves nothing, and run again finds all that was known', {
  timeout: 300_000,
}, async () => {
  const [dataDir, folder] = [join(place, 'data'), join(place, 'backups')];
  const old = await startEmbedded(dataDir, { backups: folder });
  await migrate({ ownerUrl: old.url, readOwnerUrl: old.url, secret: 'x'.repeat(32) });
  await createBackup({ databaseUrl: old.url, folder, dataDir });
  await ask(old.url, 'create table late as select 7 as seven');
  const [was] = await ask(old.url, 'select epoch from write.head');
  await old.stop();

  vi.mocked(beginEpoch).mockImplementationOnce(async () => {
    // Its server runs, but no other tool writes into a log that is being replayed.
    expect(await findEmbedded(dataDir)).toBeUndefined();
    throw new Error('pulled the plug');
  });
  const options = { folder, dataDir, at: undefined };
  await expect(restoreBackup(options)).rejects.toThrow('pulled the plug');
  const refused = /npm run restore.* again/s;
  await expect(startEmbedded(dataDir, { backups: folder })).rejects.toThrow(refused);
  // Ended between its two renames: no cluster is there, and none is begun in its place.
  const { data } = clusterFiles(dataDir);
  await rename(data, join(place, 'away'));
  await expect(startEmbedded(dataDir, { backups: folder })).rejects.toThrow(refused);
  expect(await readdir(dataDir)).not.toContain('postgres');
  await rename(join(place, 'away'), data);

  const restored = await restoreBackup(options);
  expect(restored.epoch).not.toBe(was.epoch);
  expect(restored.aside).toContain('before-restore');
  const server = await startEmbedded(dataDir, { backups: folder });
  try {
    // It was in the log of the cluster from before both, and nowhere else.
    expect(await ask(server.url, 'select seven from late')).toEqual([{ seven: 7 }]);
    expect(await ask(server.url, 'select epoch from write.head')).toEqual([
      { epoch: restored.epoch },
    ]);
  } finally {
    await server.stop();
  }
});

test('a server that a killed start left behind is ended, and not put aside while it runs', {
  timeout: 300_000,
}, async () => {
  const [dataDir, folder] = [join(place, 'data'), join(place, 'backups')];
  const orphan = await startEmbedded(dataDir, { backups: folder });
  await migrate({ ownerUrl: orphan.url, readOwnerUrl: orphan.url, secret: 'x'.repeat(32) });
  await createBackup({ databaseUrl: orphan.url, folder, dataDir });
  const pid = (await postmasterPid(dataDir)) ?? 0;
  await restoreBackup({ folder, dataDir, at: undefined });
  const left = await processIdentity(pid);
  await orphan.stop();
  expect(left).toBeUndefined();
});
