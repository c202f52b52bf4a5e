import { createRequire } from 'node:module';
import { childEnvironment } from '../runtime/child-environment.ts';
import type { Config } from '../runtime/config.ts';
import { type Child, keepRunning } from './child.ts';
import { rememberChildren } from './children-file.ts';
import { printLine } from './print-line.ts';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/**
 * Starts the worker and the web process. They enter the databases by their roles, whose passwords
 * follow from the secret, so the owner's password is not handed to them.
 */
export function startChildren(config: Config, { dev }: { dev: boolean }): Child {
  const env = childEnvironment({
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: withoutCredentials(config.databaseUrl),
    READ_DATABASE_URL: withoutCredentials(config.readDatabaseUrl),
    DIRECT_DATABASE_URL: withoutCredentials(config.directDatabaseUrl),
    BETTER_AUTH_SECRET: config.secret,
    DEMO: config.demo ? '1' : '0',
    PORT: String(config.port),
    REALTIME_PORT: String(config.realtimePort),
    DATA_DIR: config.dataDir,
  });
  const pids = new Map<string, number>();
  let writing = Promise.resolve();
  const onChange = (name: string, pid: number | undefined) => {
    if (pid === undefined) pids.delete(name);
    else pids.set(name, pid);
    writing = writing.then(() => rememberChildren(config.dataDir, pids));
  };
  const port = ['--port', String(config.port)];
  const start = (name: string, args: string[]) =>
    keepRunning({ name, args, env, onLine: printLine, onChange });
  const children = [
    start('worker', dev ? ['--watch', 'server/worker.ts'] : ['server/worker.ts']),
    start('web', [next, dev ? 'dev' : 'start', ...port]),
  ];
  return {
    // At once, not in turn: the web process drains only when the worker has closed the sockets.
    async stop(graceMs) {
      await Promise.all(children.map((child) => child.stop(graceMs)));
      await writing;
    },
  };
}

function withoutCredentials(url: string): string {
  const result = new URL(url);
  result.username = '';
  result.password = '';
  return result.href;
}
