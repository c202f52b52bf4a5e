import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, root, run } from './host.mjs';

/**
 * Whether node_modules is what package-lock.json asks for: npm writes its own copy of the lock
 * file there as the last act of an install, so an interrupted one counts as none.
 * @returns {boolean}
 */
export function isInstalled() {
  const wanted = read('package-lock.json');
  const present = read('node_modules/.package-lock.json');
  if (!present) return false;
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional, peer }]) => {
    if (path === '') return true;
    const found = present.packages[path];
    // Optional packages are those of other platforms.
    if (!found) return Boolean(optional || peer);
    return found.version === version && found.integrity === integrity;
  });
}

/** Installs exactly the lock file, the tools of the build included whatever NODE_ENV says. */
export async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  // npm's own path when npm started us; else whatever npm is on the PATH.
  if (env.npm_execpath) await run(process.execPath, [env.npm_execpath, ...args]);
  else await run('npm', args);
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}
