import type { ReadonlyKysely } from 'kysely/readonly';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ReadDatabase } from '#db/read/schema.ts';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { createBroadcast } from './create-broadcast.ts';
import { followViews } from './follow-views.ts';

let reads: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  reads = await testReads();
  // No second passes: nothing is read but for what was announced.
  vi.spyOn(performance, 'now').mockReturnValue(10_000);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await reads.drop();
});

const until = (fact: () => boolean) => vi.waitUntil(fact, { timeout: 20_000, interval: 5 });

test('after a restore to a lower position, too, what this worker sent itself is not read again', async () => {
  const broadcast = createBroadcast({ order: () => {}, position: () => {} });
  let looks = 0;
  let own: (() => void) | undefined;
  const selectFrom = vi.fn(reads.reads.db.selectFrom.bind(reads.reads.db));
  const follower = followViews({
    db: { selectFrom } as unknown as ReadonlyKysely<ReadDatabase>,
    broadcast,
    log: { warn: () => {} },
    ownBatch: async () => {
      looks += 1;
      own?.();
    },
    onNewEpoch: () => {},
  });
  const viewsAt = (position: number, epoch: string) =>
    reads.readDb
      .updateTable('read.checkpoints')
      .set({ position, epoch })
      .where('projection', '=', 'orders')
      .execute();
  const [log, restored] = [crypto.randomUUID(), crypto.randomUUID()];
  await viewsAt(10, log);
  await until(() => broadcast.sent() === 10);
  await viewsAt(12, log);
  follower.wake(12);
  await until(() => broadcast.sent() === 12);
  await viewsAt(5, restored);
  follower.wake();
  await until(() => broadcast.sent() === 5 && broadcast.epoch() === restored);

  selectFrom.mockClear();
  for (const position of [6, 7]) {
    own = () => broadcast.advance([], position);
    const before = looks;
    follower.wake(position);
    await until(() => looks > before);
  }
  await follower.stop();
  expect(broadcast.sent()).toBe(7);
  expect(selectFrom).not.toHaveBeenCalled();
});
