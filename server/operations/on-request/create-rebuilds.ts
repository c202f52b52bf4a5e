import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#server/runtime/child-environment.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Rebuilds in a process of its own, whose work and memory hinder no socket; the worker's end is its
 * end, and another run goes on from where it was.
 */
export const createRebuilds = () => {
  const running = new Set<ReturnType<typeof spawn>>();
  return {
    /** Answers the last line that it printed. Throws with it when it did not succeed. */
    run: (kind: 'rebuild' | 'rollback', projection: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [program, kind, projection, '--unrecorded'], {
          env: childEnvironment({}),
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        running.add(child);
        let said = '';
        const hear = (chunk: Buffer) => {
          said = (said + chunk.toString()).slice(-4_000);
        };
        child.stdout?.on('data', hear);
        child.stderr?.on('data', hear);
        child.on('error', reject);
        child.on('close', (code, signal) => {
          running.delete(child);
          const last = said.trim().split('\n').at(-1) ?? '';
          if (code === 0) resolve(last);
          else reject(new Error(signal === null ? last : `Ended by ${signal}: ask for it again.`));
        });
      }),
    stop() {
      for (const child of running) child.kill('SIGTERM');
    },
  };
};
