import { mkdir, mkdtemp, readFile, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChildrenFile } from './children-file.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-children-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('what runs cannot be noted, as on a full disk: it is told with the way out, and the next note is written', async () => {
  const told: string[] = [];
  const children = createChildrenFile(dataDir, (text) => told.push(text));
  // A folder where its draft goes.
  const draft = join(dataDir, `children.json.${process.pid}`);
  await mkdir(draft);
  children.note('worker', process.pid);
  await children.written();
  expect(told).toEqual([expect.stringContaining(`Free space in ${dataDir}`)]);
  await rmdir(draft);
  children.note('web', process.pid);
  await children.written();
  const noted = JSON.parse(await readFile(join(dataDir, 'children.json'), 'utf8'));
  expect(Object.keys(noted)).toEqual(['worker', 'web']);
  expect(told).toHaveLength(1);
});
