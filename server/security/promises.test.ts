import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** What the README promises under *Security*: S1, S2 … */
const promised = [...read('README.md').matchAll(/^\| \*\*(S\d+)\*\* /gm)].map(([, id]) => id);

const testFiles = ['app', 'server', 'db', 'e2e'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file)),
);

/** Test names that begin with what they prove, as in "S1 S2 · sessions end". */
const proved = testFiles.flatMap((file) =>
  [...read(file).matchAll(/['"`]((?:S\d+ )+)· /g)].flatMap(([, ids = '']) => ids.trim().split(' ')),
);

test('the README promises S1 to S19, each once', () => {
  expect(promised).toEqual(Array.from({ length: 19 }, (_, index) => `S${index + 1}`));
});

test.each(promised)('%s is proved by a test that names it', (id) => {
  expect(proved).toContain(id);
});

test('no test names a promise that nobody made', () => {
  expect([...new Set(proved)].filter((id) => !promised.includes(id))).toEqual([]);
});
