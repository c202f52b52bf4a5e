import { mkdirSync, rmdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './host.mjs';

const lockFolder = join(root, '.prepare.lock');
const heartbeatMs = 2_000;
const staleMs = 20_000;

/**
 * Does the work while no other start of this clone installs or builds. The lock is a folder that
 * its holder touches; one that nobody has touched for a while was left by a killed start. Throws
 * where it cannot be made, as in a folder that is read-only.
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} folder
 * @returns {Promise<T>}
 */
export async function withLock(work, folder = lockFolder) {
  let told = false;
  while (!take(folder)) {
    if (!told) console.log('  waiting for another start of this folder to finish its build');
    told = true;
    await delay(250);
  }
  const heartbeat = setInterval(() => utimesSync(folder, new Date(), new Date()), heartbeatMs);
  const release = () => rmdirSync(folder);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      const why = `${folder} cannot be made (${error.code}): the folder that it is in must be writable.`;
      throw new Error(why, { cause: error });
    }
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleMs) rmdirSync(folder);
    return false;
  }
}
