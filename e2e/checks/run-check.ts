import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How many tests or checks passed and failed. */
export type Tally = {
  passed: number;
  failed: number;
  /** The name of each that failed, and what it said. */
  failures: string[];
};

type Options = { tally?: () => Promise<Tally>; env?: Record<string, string> };

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

/**
 * Runs a tool with its output shown and counts what it found; without `tally` it counts as one
 * check. A tool that failed counts one failure at least, so that a crash before the first test
 * is never green.
 */
export async function runCheck(
  name: string,
  [tool = '', ...args]: string[],
  { tally, env = {} }: Options = {},
): Promise<Tally> {
  process.stdout.write(`\n── ${name}\n`);
  const ok = await succeeds(join(root, 'node_modules', '.bin', tool), args, env);
  const counted = await tally?.().catch(() => undefined);
  const tallied = counted ?? { passed: ok ? 1 : 0, failed: 0, failures: [] };
  const isSilent = !ok && tallied.failures.length === 0;
  const total = {
    passed: tallied.passed,
    failed: ok ? tallied.failed : Math.max(tallied.failed, 1),
    failures: isSilent ? ['failed; see its output'] : tallied.failures,
  };
  process.stdout.write(`── ${name}: ${total.passed} passed, ${total.failed} failed\n`);
  return { ...total, failures: total.failures.map((failure) => `${name}: ${failure}`) };
}

function succeeds(program: string, args: string[], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
      resolve(code === 0);
    });
  });
}
