import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findEmbedded, startEmbedded } from '#db/embedded.ts';
import { claimDataDir } from '#server/launch/database/claim-data-dir.ts';
import { environment } from '../runtime/environment.ts';
import { beginEpoch } from './begin-epoch.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const usage = `npm run backup
npm run restore -- --at 2026-11-24T12:00:00Z
npm run restore                     to the last moment that is known
npm run restore -- --new-epoch      after another Postgres than ours was taken back by its own means`;

const moment = z.iso.datetime().optional();
const env = environment();
try {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'backup') await backup();
  else if (command === 'restore') await restore(args);
  else throw new Error(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function backup(): Promise<void> {
  const { dataDir, backupDir: folder } = env;
  if (env.databaseUrl !== undefined) {
    const url = env.directDatabaseUrl ?? env.databaseUrl;
    return told(await createBackup({ databaseUrl: url, folder, dataDir: undefined }));
  }
  const running = await findEmbedded(dataDir);
  if (running !== undefined) {
    return told(await createBackup({ databaseUrl: running, folder, dataDir }));
  }
  const release = await claimDataDir(dataDir, 'npm run backup');
  try {
    const server = await startEmbedded(dataDir, { backups: folder });
    try {
      told(await createBackup({ databaseUrl: server.url, folder, dataDir }));
    } finally {
      await server.stop();
    }
  } finally {
    await release();
  }
}

function told({ folder, position, endedAt }: Awaited<ReturnType<typeof createBackup>>): void {
  console.log(`Backed up to ${folder}: the log to position ${position}, ${endedAt}.`);
  if (env.databaseUrl === undefined) return;
  console.log(
    'Between backups your server must archive its write-ahead log itself (archive_command).',
  );
}

async function restore(args: string[]): Promise<void> {
  const { at, 'new-epoch': isNewEpoch } = options(args);
  if (isNewEpoch) {
    const url = env.directDatabaseUrl ?? env.databaseUrl;
    if (url === undefined)
      throw new Error('Set DATABASE_URL: npm run restore does this by itself.');
    const { epoch, position } = await beginEpoch(url);
    return console.log(`The log, which ends at ${position}, begins epoch ${epoch}.`);
  }
  if (env.databaseUrl !== undefined) {
    throw new Error(
      'DATABASE_URL names a Postgres of your own: stop web and worker, take the server back by its own means (unpack base.tar.gz, set restore_command and recovery_target_time), then run "npm run restore -- --new-epoch" and start them again.',
    );
  }
  const release = await claimDataDir(env.dataDir, 'npm run restore');
  try {
    const { dataDir, backupDir: folder } = env;
    const onStage = (text: string) => console.log(`${text} …`);
    const done = await restoreBackup({ folder, dataDir, at, onStage });
    if (done.isShort) console.log('The archive ends before that moment; this is all there is.');
    if (done.aside) console.log(`What was there before is in ${done.aside}.`);
    console.log(
      `Restored: the log ends at ${done.position} and begins epoch ${done.epoch}. Erase again whoever was erased since, then run "npm start".`,
    );
  } finally {
    await release();
  }
}

function options(args: string[]): { at: string | undefined; 'new-epoch': boolean } {
  const { values } = parseArgs({
    args,
    options: { at: { type: 'string' }, 'new-epoch': { type: 'boolean', default: false } },
  });
  const { at, 'new-epoch': isNewEpoch } = values;
  if (!moment.safeParse(at).success) throw new Error(usage);
  return { at, 'new-epoch': isNewEpoch };
}
