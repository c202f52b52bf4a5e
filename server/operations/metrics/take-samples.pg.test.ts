import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { takeSamples } from './take-samples.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => database.drop());

test('the samples of all workers lie at the beginnings of the same slots of 5 s', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { readDb: db } = database;
  const about = { db, status: async () => ({ head: 0, projections: [] }), log: { warn: vi.fn() } };
  const samplers = ['one', 'two'].map((worker) =>
    takeSamples({ ...about, worker, sockets: () => 3 }),
  );
  vi.advanceTimersByTime(5_000);
  for (const sampler of samplers) await sampler.stop();
  expect(about.log.warn).not.toHaveBeenCalled();
  const rows = await db.selectFrom('read.samples').select(['slot', 'at', 'sockets']).execute();
  expect(rows).toHaveLength(2);
  for (const { slot, at, sockets } of rows) {
    expect({ slot, sockets }).toEqual({ slot: (Date.parse(at) / 5_000) % 180, sockets: 3 });
  }
});
