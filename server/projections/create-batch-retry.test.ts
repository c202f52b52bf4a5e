import { expect, test, vi } from 'vitest';
import { createBatchRetry } from './create-batch-retry.ts';

const start = () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const recordStop = vi.fn(async () => {});
  return {
    recordStop,
    ...createBatchRetry({ projection: 'orders', log, fullLimit: 8, recordStop }),
  };
};
const failure = (code: string) => Object.assign(new Error('It failed'), { code });

test('a batch that took too long is tried again with half of its events, down to one', async () => {
  const retry = start();
  const limits = [];
  for (const tried of [6, 3, 2, 1]) {
    expect((await retry.failed(failure('57014'), tried)).waitMs).toBeGreaterThan(0);
    limits.push(retry.limit());
  }
  expect(limits).toEqual([3, 2, 1, 1]);
  expect(retry.recordStop).not.toHaveBeenCalled();
  retry.succeeded();
  expect(retry.limit()).toBe(2);
});

test('a database that is away costs a batch none of its events', async () => {
  const retry = start();
  await retry.failed(failure('08006'), 8);
  expect(retry.limit()).toBe(8);
});

test('views whose tables are gone are told as stopped, and looked for often enough to go on soon', async () => {
  const retry = start();
  for (let times = 0; times < 9; times += 1) await retry.failed(failure('42P01'), 8);
  expect(retry.recordStop).toHaveBeenCalled();
  expect((await retry.failed(failure('42P01'), 8)).waitMs).toBe(2_000);
  expect((await retry.failed(failure('42703'), 8)).waitMs).toBeGreaterThan(2_000);
});
