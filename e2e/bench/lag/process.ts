import { type ChildProcess, fork } from 'node:child_process';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import type { Observed } from './observed.ts';
import type { ObserverTask } from './observer.ts';

const file = (name: string) => new URL(name, import.meta.url);

/** What Node is told to load first in a child that shall not outlive this process. */
const following = () => {
  const follow = new URL('../../../server/launch/follow-supervisor.mjs', import.meta.url);
  follow.searchParams.set('supervisor', String(process.pid));
  return { execArgv: ['--import', follow.href] };
};

/** Ends a child and waits until it is gone. */
export const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

const firstMessage = (child: ChildProcess, what: string) =>
  new Promise<unknown>((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The ${what} ended with code ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });

/** Starts an observer; resolves when it watches. */
export const startObserver = async (task: ObserverTask) => {
  const child = fork(file('./observer.ts'), [JSON.stringify(task)], following());
  await firstMessage(child, 'observer');
  return {
    report: async (): Promise<Observed> => {
      const answer = firstMessage(child, 'observer');
      child.send('report');
      return (await answer) as Observed;
    },
    stop: () => end(child),
  };
};

/** Starts the bare path's worker; resolves when it listens. */
export const startBareWorker = async (url: string) => {
  const child = fork(file('./bare-worker.ts'), [url], following());
  await firstMessage(child, 'bare worker');
  return { stop: () => end(child) };
};

/** Starts `server/worker.ts` and waits until it answers. */
export const startWorker = async (options: {
  databaseUrl: string;
  secret: string;
  port: number;
  origin: string;
  dataDir: string;
}) => {
  const child = fork(file('../../../server/worker.ts'), [], {
    ...following(),
    env: childEnvironment({
      DATABASE_URL: options.databaseUrl,
      READ_DATABASE_URL: undefined,
      DIRECT_DATABASE_URL: undefined,
      BETTER_AUTH_SECRET: options.secret,
      REALTIME_PORT: String(options.port),
      APP_ORIGIN: options.origin,
      DATA_DIR: options.dataDir,
      LOG_LEVEL: 'warn',
    }),
  });
  const url = `http://127.0.0.1:${options.port}`;
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return { url, stop: () => end(child) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The worker ended with code ${child.exitCode}.`);
};
