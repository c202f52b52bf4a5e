import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { backupFiles } from './backup-files.ts';
import { createBackup } from './create-backup.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-backup-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

test('a backup that fails leaves nothing behind: a disk that it has filled is as it was', async () => {
  // Sees the log, and may not copy the server.
  const databaseUrl = database.urls.command;
  await expect(createBackup({ databaseUrl, folder, dataDir: undefined })).rejects.toThrow(
    /permission denied/,
  );
  expect(await readdir(backupFiles(folder).bases)).toEqual([]);
});
