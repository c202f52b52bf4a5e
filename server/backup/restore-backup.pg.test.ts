import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadDb, createWriteDb } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import type { WriteDatabase } from '#db/write/schema.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { projections } from '../projections/projections.ts';
import { createTestShop } from '../projections/testing/test-shop.ts';
import { foldLog, readViews } from '../projections/testing/views.ts';
import { backupFiles } from './backup-files.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'evenkeel-backup-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** A shop on a durable Postgres of its own, with its views kept up. */
const openShop = async (dataDir: string, backups: string) => {
  const server = await startEmbedded(dataDir, { backups });
  await migrate({ ownerUrl: server.url, readOwnerUrl: server.url, secret: 'x'.repeat(32) });
  const options = { max: 2, application: 'test' };
  const writeDb = createWriteDb(server.url, options);
  const readDb = createReadDb(server.url, options);
  const shop = createTestShop({ writeDb });
  const project = async () => {
    for (const projection of projections) {
      await catchUp(projection, { ...shop, readDb }, 100);
    }
  };
  const views = async () => Promise.all(projections.map((one) => readViews(readDb, one)));
  return {
    server,
    writeDb,
    readDb,
    shop,
    project,
    views,
    log: () => textOf(writeDb, sql`select e::text as text from write.events e order by position`),
    now: async () =>
      (
        await textOf(
          writeDb,
          sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text`,
        )
      )[0] ?? '',
    folded: () => Promise.all(projections.map((one) => foldLog(readDb, one, shop))),
    close: async () => {
      await Promise.all([writeDb.destroy(), readDb.destroy()]);
      await server.stop();
    },
  };
};

const textOf = async (db: Kysely<WriteDatabase>, query: RawBuilder<unknown>) => {
  const { rows } = await query.execute(db);
  return (rows as { text: string }[]).map(({ text }) => text);
};

/** Puts the archive's first half where releases up to 2026-11-29 kept all of it. */
const archiveAsTheReleaseBefore = async (backups: string) => {
  const { wal } = backupFiles(backups);
  const [cluster = ''] = await readdir(wal);
  const segments = (await readdir(join(wal, cluster))).toSorted();
  for (const segment of segments.slice(0, segments.length / 2)) {
    await rename(join(wal, cluster, segment), join(wal, segment));
  }
};

test('everything lost, and restored to a moment: log and views are as they were then, in a new epoch', {
  timeout: 300_000,
}, async () => {
  const [dataDir, backups] = [join(place, 'data'), join(place, 'backups')];
  const lost = await openShop(dataDir, backups);
  const first = await lost.shop.place(1);
  await lost.project();
  const backup = await createBackup({ databaseUrl: lost.server.url, folder: backups, dataDir });
  expect(backup.position).toBe(first.position);

  // After the backup, before the moment: only the archive knows it.
  for (let index = 0; index < 20; index += 1) await lost.shop.place(1 + (index % 3));
  await lost.project();
  const then = { log: await lost.log(), views: await lost.views(), at: await lost.now() };
  const { epoch } = await lost.shop.eventStore.head();
  await lost.shop.place(2);
  await lost.project();
  await sql`select pg_switch_wal()`.execute(lost.writeDb);
  const archived = sql`select (last_archived_wal is not null and last_archived_wal >=
    (select pg_walfile_name(pg_current_wal_lsn() - 16777216)))::text as text from pg_stat_archiver`;
  while ((await textOf(lost.writeDb, archived))[0] !== 'true') await delay(100);
  await lost.close();
  await archiveAsTheReleaseBefore(backups);
  await rm(dataDir, { recursive: true });

  const restored = await restoreBackup({ folder: backups, dataDir, at: then.at });
  expect(restored).toMatchObject({ position: then.log.length, isShort: false });
  expect(restored.epoch).not.toBe(epoch);
  const found = await openShop(dataDir, backups);
  try {
    expect(await found.log()).toEqual(then.log);
    expect(await found.views()).toEqual(then.views);
    // Life goes on from there: positions anew, and the views follow.
    expect((await found.shop.place(3)).position).toBe(then.log.length + 1);
    await found.project();
    expect(await found.views()).toEqual(await found.folded());
  } finally {
    await found.close();
  }
});

test('without a moment all that is known comes back, also what only the old cluster knew', {
  timeout: 300_000,
}, async () => {
  const [dataDir, backups] = [join(place, 'data'), join(place, 'backups')];
  const old = await openShop(dataDir, backups);
  await createBackup({ databaseUrl: old.server.url, folder: backups, dataDir });
  for (let index = 0; index < 5; index += 1) await old.shop.place(1);
  const log = await old.log();
  await old.close();
  const restored = await restoreBackup({ folder: backups, dataDir, at: undefined });
  expect(restored).toMatchObject({
    position: log.length,
    aside: expect.stringContaining('before'),
  });
  const found = await openShop(dataDir, backups);
  expect(await found.log()).toEqual(log);
  await found.close();
});

test('a moment before every backup is refused, naming those that there are', async () => {
  const options = { folder: join(place, 'backups'), dataDir: join(place, 'data') };
  await expect(restoreBackup({ ...options, at: '1970-01-01T00:00:00Z' })).rejects.toThrow(
    'There are: none.',
  );
});
