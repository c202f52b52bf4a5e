import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, root, run } from './host.mjs';
import { packFiles } from './pack-files.mjs';

const folders = ['app', 'server', 'db'];
const files = [
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'proxy.ts',
  'instrumentation.ts',
];
const built = join(root, env.NEXT_DIST_DIR ?? '.next');
const mark = join(built, 'built-from');

/** Whether the last finished build was made from the sources as they are now. */
export function isBuilt() {
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourcesHash();
}

/** Builds the web process for production and remembers the sources it was made from. */
export async function build() {
  // Taken first: a file saved while the build runs makes the next start build again.
  const hash = sourcesHash();
  const node = join(root, 'node_modules', '.bin', 'node');
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  await run(node, [next, 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  await packFiles(join(built, 'static'));
  writeFileSync(mark, hash);
}

function sourcesHash() {
  const hash = createHash('sha256');
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  for (const file of [...sources.sort(), ...files.map((name) => join(root, name))]) {
    if (existsSync(file)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
