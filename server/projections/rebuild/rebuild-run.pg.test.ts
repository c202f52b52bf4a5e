import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureCheckpoint } from '../checkpoints.ts';
import { ordersProjection } from '../projections.ts';
import { fenceRebuild, lockBegin } from './rebuild-fence.ts';
import { beatRebuild, beginRebuild, discardRebuild } from './rebuild-run.ts';
import { beginRollback, NoRollback } from './rollback-run.ts';

const run = (id: string) => ({ projection: ordersProjection, runId: id });
const first = run('00000000-0000-7000-8000-000000000001');
const second = run('00000000-0000-7000-8000-000000000002');
const log = { head: { position: 0, epoch: crypto.randomUUID() }, restart: false };

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await ensureCheckpoint(database.readDb, ordersProjection);
  await beginRebuild(database.readDb, first, log);
});
afterEach(() => database.drop());

const until = (fact: () => Promise<boolean>) =>
  vi.waitUntil(fact, { timeout: 30_000, interval: 20 });

const isSeen = async () => {
  const { rows } = await sql<{ seen: boolean }>`
    select seen_at > now() - interval '10 minutes' as seen from read.rebuilds`.execute(
    database.readDb,
  );
  return rows[0]?.seen ?? false;
};

/** Whether somebody waits for a row that another transaction holds. */
const isHeldUp = async () => {
  const { rows } = await sql<{ held: boolean }>`select exists (
    select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock') as held`.execute(
    database.readDb,
  );
  return rows[0]?.held ?? false;
};

test('a rebuild gives its sign of life through a step that holds its fence for long', async () => {
  const { readDb } = database;
  await sql`update read.rebuilds set seen_at = now() - interval '1 hour'`.execute(readDb);
  const stop = beatRebuild(readDb, first);
  try {
    await readDb.transaction().execute(async (transaction) => {
      await fenceRebuild(transaction, first);
      await until(isSeen);
    });
  } finally {
    stop();
  }
});

test('a later rebuild waits for such a step, whose run then finds that it was taken over', async () => {
  const { readDb } = database;
  let isTaken = false;
  let taking: Promise<unknown> | undefined;
  await readDb.transaction().execute(async (transaction) => {
    await fenceRebuild(transaction, first);
    taking = beginRebuild(readDb, second, log).then(() => {
      isTaken = true;
    });
    await until(isHeldUp);
    expect(isTaken).toBe(false);
  });
  await taking;
  await expect(fenceRebuild(readDb, first)).rejects.toThrow('Another rebuild');
  await fenceRebuild(readDb, second);
});

test('of rebuilds that begin at the same moment each begins, one after the other, and the last is at it', async () => {
  const { readDb } = database;
  await discardRebuild(readDb, first);
  const runs = [first, second, run('00000000-0000-7000-8000-000000000003')];
  const begun: string[] = [];
  await Promise.all(
    runs.map((each) => beginRebuild(readDb, each, log).then(() => begun.push(each.runId))),
  );
  expect(begun).toHaveLength(3);
  const { run: atIt } = await readDb
    .selectFrom('read.rebuilds')
    .select('run')
    .executeTakeFirstOrThrow();
  expect(begun).toContain(atIt);
});

test('a roll-back begins when no other run of the projection is about to', async () => {
  const { readDb } = database;
  let isOver = false;
  let rollback: Promise<unknown> | undefined;
  await readDb.transaction().execute(async (transaction) => {
    await lockBegin(transaction, ordersProjection);
    rollback = beginRollback(readDb, second, log.head)
      .catch((error: unknown) => error)
      .finally(() => {
        isOver = true;
      });
    await until(async () => isOver || (await isHeldUp()));
    expect(isOver).toBe(false);
  });
  expect(await rollback).toBeInstanceOf(NoRollback);
});
