import { afterEach, expect, it, vi } from 'vitest';
import { holdLock } from './hold-lock.ts';

afterEach(() => vi.unstubAllGlobals());

it('a lock is one tab’s at a time, and the next one’s once it was let go', async () => {
  const letGo = await holdLock('one', false);
  expect(await holdLock('one', false)).toBeUndefined();
  const next = holdLock('one', true);
  await letGo?.();
  await (await next)?.();
});

it.each([
  ['has no locks', {}],
  [
    'refuses locks, as it refuses storage',
    { locks: { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) } },
  ],
])('a browser that %s lets every tab work', async (_which, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const letGo = await holdLock('one', false);
  expect(letGo).toBeDefined();
  await letGo?.();
});
