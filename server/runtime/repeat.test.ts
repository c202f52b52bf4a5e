import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the work was asked for, each to be settled by the test. */
const begin = (isDue?: () => boolean) => {
  const rounds: PromiseWithResolvers<void>[] = [];
  const warn = vi.fn();
  const repeating = repeat(
    () => {
      const round = Promise.withResolvers<void>();
      rounds.push(round);
      return round.promise;
    },
    { everyMs: 1_000, log: { warn }, warning: 'not done', ...(isDue && { isDue }) },
  );
  const next = async (settle: 'resolve' | 'reject') => {
    vi.advanceTimersByTime(1_000);
    rounds.at(-1)?.[settle]();
    await setImmediate();
  };
  return { rounds, warn, repeating, next };
};

test('work that hangs is not begun again beside itself', async () => {
  const { rounds, next } = begin();
  vi.advanceTimersByTime(5_000);
  expect(rounds).toHaveLength(1);
  await next('resolve');
  await next('resolve');
  expect(rounds).toHaveLength(2);
});

test('failures in a row are told once, and again after it has worked', async () => {
  const { warn, next } = begin();
  await next('reject');
  await next('reject');
  expect(warn).toHaveBeenCalledTimes(1);
  await next('resolve');
  await next('reject');
  expect(warn).toHaveBeenCalledTimes(2);
});

test('nothing is done while nothing is due, and that is no success', async () => {
  let isDue = true;
  const { rounds, warn, next } = begin(() => isDue);
  await next('reject');
  isDue = false;
  await next('resolve');
  expect(rounds).toHaveLength(1);
  isDue = true;
  await next('reject');
  expect(warn).toHaveBeenCalledTimes(1);
});

test('to stop waits for what is under way, and no more is begun', async () => {
  const { rounds, repeating } = begin();
  vi.advanceTimersByTime(1_000);
  let isStopped = false;
  const stopped = repeating.stop().then(() => {
    isStopped = true;
  });
  await setImmediate();
  expect(isStopped).toBe(false);
  rounds[0]?.resolve();
  await stopped;
  vi.advanceTimersByTime(5_000);
  expect(rounds).toHaveLength(1);
});
