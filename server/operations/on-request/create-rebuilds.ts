import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { differsCode, RebuildDiffers } from './rebuild-differs.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * What such a process shall do. `acceptDifferences`: whatever comes out differently. `restart`: from
 * nothing, whatever an interrupted one has left.
 */
export type RebuildWanted = {
  kind: 'rebuild' | 'rollback';
  projection: string;
  acceptDifferences: boolean;
  restart: boolean;
};

/**
 * Rebuilds in a process of its own, whose work and memory hinder no socket; the worker's end is its
 * end, and another run goes on from where it was. `environment`: what differs from this process's.
 */
export const createRebuilds = (environment: Record<string, string> = {}) => {
  const running = new Set<ReturnType<typeof spawn>>();
  return {
    /** Answers what it said of its end. Throws with that when it did not succeed. */
    run: ({ kind, projection, acceptDifferences, restart }: RebuildWanted): Promise<string> =>
      new Promise((resolve, reject) => {
        const args = [program, kind, projection, '--unrecorded'];
        if (acceptDifferences) args.push('--accept-differences');
        if (restart) args.push('--restart');
        const child = spawn(process.execPath, args, {
          env: childEnvironment(environment),
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        running.add(child);
        const said = hear(child.stdout);
        const complained = hear(child.stderr);
        child.on('error', reject);
        child.on('close', (code, signal) => {
          running.delete(child);
          // What it says of its end it prints; beside that are its progress and what broke.
          const outcome = said() || (complained().split('\n').at(-1) ?? '');
          if (code === 0) resolve(outcome);
          else if (code === differsCode) reject(new RebuildDiffers(outcome));
          else reject(new Error(signal ? `Ended by ${signal}: ask for it again.` : outcome));
        });
      }),
    stop() {
      for (const child of running) child.kill('SIGTERM');
    },
  };
};

/** Keeps the last of what comes; answers it. */
const hear = (stream: NodeJS.ReadableStream): (() => string) => {
  let heard = '';
  stream.on('data', (chunk: Buffer) => {
    heard = (heard + chunk.toString()).slice(-4_000);
  });
  return () => heard.trim();
};
