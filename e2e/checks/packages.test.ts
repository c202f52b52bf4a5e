import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>;

test('the README says of every package why it is there, and of no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Manifest;
  const pinned = Object.keys({ ...dependencies, ...devDependencies });
  const table = read('README.md').split('\n## Packages\n')[1] ?? '';
  const rows = [...table.matchAll(/^\| (`[^|]+)\|/gm)].map(([, cell = '']) => cell);
  const named = rows.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const isNamed = (name: string) => named.includes(name) || named.includes(scopeOf(name));
  expect(pinned.filter((name) => !isNamed(name))).toEqual([]);
  const known = new Set([...pinned, ...pinned.map(scopeOf)]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

/** `@types/node` is `@types/*`. */
const scopeOf = (name: string) => name.replace(/\/.*$/, '/*');
