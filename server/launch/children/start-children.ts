import { createRequire } from 'node:module';
import { say } from '#server/launch/progress.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import type { Config } from '#server/runtime/config.ts';
import { createChildrenFile } from './children-file.ts';
import { databaseVariables } from './database-variables.ts';
import { type Child, keepRunning } from './keep-running.ts';
import { printLine } from './print-line.ts';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

export type ChildrenOptions = {
  dev: boolean;
  /** Of them, which; both unless told otherwise. */
  only?: readonly ('web' | 'worker')[];
  longestPauseMs?: number;
};

/**
 * Starts the worker and the web process. They enter the databases by their roles, whose passwords
 * follow from the secret, so the owner's password is not handed to them.
 */
export function startChildren(
  config: Config,
  { dev, longestPauseMs, only = ['worker', 'web'] }: ChildrenOptions,
): Child {
  const env = childEnvironment({
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // The web process ends in an order of its own, see drainOnShutdown.
    NEXT_MANUAL_SIG_HANDLE: dev ? undefined : '1',
    ...databaseVariables(config),
    BETTER_AUTH_SECRET: config.secret,
    DEMO: config.demo ? '1' : '0',
    PORT: String(config.port),
    REALTIME_PORT: String(config.realtimePort),
    DATA_DIR: config.dataDir,
  });
  const file = createChildrenFile(config.dataDir, say);
  const port = ['--port', String(config.port)];
  // Longer than whoever is in between keeps an idle connection (60 s as a rule): else the next request
  // may meet its end. `npm run web` says the same.
  const web = dev ? ['dev', ...port] : ['start', ...port, '--keepAliveTimeout', '75000'];
  const start = (name: string, args: string[]) =>
    keepRunning({ name, args, env, onLine: printLine, onChange: file.note, longestPauseMs });
  const programs = {
    worker: dev ? ['--watch', 'server/worker.ts'] : ['server/worker.ts'],
    web: [next, ...web],
  };
  const children = only.map((name) => start(name, programs[name]));
  return {
    // At once, not in turn: the web process drains only when the worker has closed the sockets.
    async stop(graceMs) {
      await Promise.all(children.map((child) => child.stop(graceMs)));
      await file.written();
    },
  };
}
