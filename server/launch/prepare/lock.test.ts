import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

const parent = mkdtempSync(join(tmpdir(), 'evenkeel-lock-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test('a lock that cannot be made is told at once: nobody else is at work', async () => {
  writeFileSync(join(parent, 'file'), '');
  const work = () => expect.fail('The work has begun.');
  await expect(withLock(work, join(parent, 'file', 'lock'))).rejects.toThrow('ENOTDIR');
  await expect(withLock(work, join(parent, 'missing', 'lock'))).rejects.toThrow('ENOENT');
});

test('two that want it work one after the other, and a failure gives it back', async () => {
  const lock = join(parent, 'shared');
  const begun: string[] = [];
  const first = Promise.withResolvers<void>();
  const failing = withLock(async () => {
    begun.push('first');
    await first.promise;
    throw new Error('It failed.');
  }, lock);
  const next = withLock(async () => begun.push('next'), lock);
  expect(begun).toEqual(['first']);
  first.resolve();
  await expect(failing).rejects.toThrow('It failed.');
  await next;
  expect(begun).toEqual(['first', 'next']);
});

test('a lock that a killed start left is taken over', async () => {
  const lock = join(parent, 'left');
  mkdirSync(lock);
  utimesSync(lock, new Date(0), new Date(0));
  expect(await withLock(async () => 'done', lock)).toBe('done');
});
