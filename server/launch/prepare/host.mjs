import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The environment, for the programs started here before any package is there to parse it. */
export const env = process.env;

/**
 * Runs a program to its end, its output shown, and takes it along when we are told to stop: npm
 * hands a signal to us only. Rejects when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [extra]
 * @returns {Promise<void>}
 */
export function run(command, args, extra = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, stdio: 'inherit', detached: true, env: { ...env, ...extra } };
    const child = spawn(command, args, options);
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    const stop = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
      process.exit(130);
    };
    for (const signal of signals) process.once(signal, stop);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.removeListener(name, stop);
      if (code === 0) resolve();
      else reject(new Error(`"${command} ${args.join(' ')}" ended with ${signal ?? code}.`));
    });
  });
}
