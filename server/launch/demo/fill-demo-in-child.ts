import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { printLine } from '#server/launch/children/print-line.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import type { Config } from '#server/runtime/config.ts';

const program = fileURLToPath(new URL('./fill-demo.ts', import.meta.url));

/**
 * Fills a demo shop, or finds it filled, in a process of its own; `signal` ends it. What was
 * written by then stays, and the next start completes it. Rejects when it failed.
 */
export async function fillDemoInChild(config: Config, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [program], {
    env: childEnvironment({
      DATABASE_URL: config.databaseUrl,
      BETTER_AUTH_SECRET: config.secret,
      DATA_DIR: config.dataDir,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const output of [child.stdout, child.stderr]) {
    createInterface(output).on('line', (line) => printLine('demo', line));
  }
  const end = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, killer) => resolve(String(killer ?? code)));
  });
  if (end === '0' || signal.aborted) return;
  throw new Error(
    `The demo data could not be written (${end}); see above. Start again to continue.`,
  );
}
