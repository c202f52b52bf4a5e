import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packFiles } from './pack-files.mjs';

test('scripts and style sheets of every folder are packed beside themselves, short ones and others not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-packed-'));
  const text = 'export const order = 1;\n'.repeat(100);
  await mkdir(join(folder, 'chunks'));
  for (const name of ['chunks/a.js', 'b.css', 'font.woff2'])
    await writeFile(join(folder, name), text);
  await writeFile(join(folder, 'short.js'), 'export {};');
  await packFiles(folder);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(
    [
      'chunks',
      'chunks/a.js',
      'chunks/a.js.br',
      'chunks/a.js.gz',
      'b.css',
      'b.css.br',
      'b.css.gz',
      'font.woff2',
      'short.js',
    ].sort(),
  );
  expect(brotliDecompressSync(await readFile(join(folder, 'chunks/a.js.br'))).toString()).toBe(
    text,
  );
  expect(gunzipSync(await readFile(join(folder, 'b.css.gz'))).toString()).toBe(text);
  await rm(folder, { recursive: true });
});
