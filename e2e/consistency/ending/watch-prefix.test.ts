import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LogDigest } from '#e2e/faults/system/digest-log.ts';
import { watchPrefix } from './watch-prefix.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is found of a log that was looked at as `before` and is `after` in the end. */
const found = async (before: string, after: string) => {
  let log = before;
  const digest = async (upTo = log.length): Promise<LogDigest> => {
    const held = log.slice(0, upTo);
    return { position: held.length, events: held.length, digest: held };
  };
  const over = new AbortController();
  const watch = watchPrefix(digest, over.signal);
  await vi.advanceTimersByTimeAsync(5_000);
  log = after;
  over.abort();
  return (await watch.check()).map(({ kind, about }) => `${kind}: ${about}`);
};

it.each([
  ['a log that has grown is what it was', 'abc', 'abcd', []],
  ['one that has shrunk is found', 'abc', 'ab', ['oneRow: log up to 3']],
  ['one that was changed is found', 'abc', 'abXd', ['oneRow: log up to 3']],
])('%s', async (_what, before, after, broken) => {
  expect(await found(before, after)).toEqual(broken);
});
