import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { told } from './told.ts';

/** How many tests or checks passed and failed. */
export type Tally = {
  passed: number;
  failed: number;
  /** The name of each that failed, and what it said. */
  failures: string[];
};

type Options = { tally?: () => Promise<Tally>; env?: Record<string, string> };

/** Characters of a tool's last errors that are told when it counted nothing that failed. */
const endLength = 6_000;

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

/**
 * Runs a tool with its output shown and counts what it found; without `tally` it counts as one
 * check. A tool that failed counts one failure at least, so that a crash before the first test
 * is never green; when none of what it counted failed, the end of its errors is what is told.
 */
export async function runCheck(
  name: string,
  [tool = '', ...args]: string[],
  { tally, env = {} }: Options = {},
): Promise<Tally> {
  process.stdout.write(`\n── ${name}\n`);
  const { ok, errors } = await run(join(root, 'node_modules', '.bin', tool), args, env);
  const counted = await tally?.().catch(() => undefined);
  const tallied = counted ?? { passed: ok ? 1 : 0, failed: 0, failures: [] };
  const isSilent = !ok && tallied.failures.length === 0;
  const total = {
    passed: tallied.passed,
    failed: ok ? tallied.failed : Math.max(tallied.failed, 1),
    failures: isSilent ? [told('failed', errors, endLength)] : tallied.failures,
  };
  process.stdout.write(`── ${name}: ${total.passed} passed, ${total.failed} failed\n`);
  return { ...total, failures: total.failures.map((failure) => `${name}: ${failure}`) };
}

function run(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ ok: boolean; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...env },
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      errors = `${errors}${chunk}`.slice(-endLength);
    });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
    child.once('error', (error) => resolve({ ok: false, errors: error.message }));
    child.once('exit', async (code) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
      // Its last errors may still be in the pipe; a process that it left behind would hold it open.
      await Promise.race([finished(child.stderr).catch(() => {}), delay(1_000)]);
      resolve({ ok: code === 0, errors });
    });
  });
}
