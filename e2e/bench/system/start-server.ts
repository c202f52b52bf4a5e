import { childEnvironment } from '#server/runtime/child-environment.ts';
import { endChild, forkChild } from './child.ts';

export type ServerOptions = {
  databaseUrl: string;
  secret: string;
  /** Of the worker; the web process is told of it too. */
  realtimePort: number;
  origin: string;
  dataDir: string;
};

const environmentOf = (options: ServerOptions) =>
  childEnvironment({
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: options.databaseUrl,
    READ_DATABASE_URL: undefined,
    DIRECT_DATABASE_URL: undefined,
    DIRECT_READ_DATABASE_URL: undefined,
    BETTER_AUTH_SECRET: options.secret,
    REALTIME_PORT: String(options.realtimePort),
    APP_ORIGIN: options.origin,
    DATA_DIR: options.dataDir,
    LOG_LEVEL: 'warn',
  });

/** Starts `server/worker.ts` and waits until it answers. `execArgv`: what Node is told besides. */
export const startWorker = (options: ServerOptions, execArgv: string[] = []) =>
  start('worker', new URL('../../../server/worker.ts', import.meta.url), {
    execArgv,
    args: [],
    env: environmentOf(options),
    port: options.realtimePort,
    path: '/health',
  });

/** Starts the built web on a port and waits until it answers. */
export const startWeb = (options: ServerOptions, port: number) =>
  start('web', new URL('../../../node_modules/next/dist/bin/next', import.meta.url), {
    args: ['start', '--port', String(port), '--keepAliveTimeout', '75000'],
    // As in production: our own handler of SIGTERM drains, Next's would wait for sockets.
    env: { ...environmentOf(options), NEXT_MANUAL_SIG_HANDLE: '1' },
    port,
    path: '/api/health/ready',
  });

type Start = {
  execArgv?: string[];
  args: string[];
  env: NodeJS.ProcessEnv;
  port: number;
  path: string;
};

const start = async (name: string, file: URL, { port, path, ...how }: Start) => {
  const child = forkChild(file, how);
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null) {
    const answer = await fetch(`${url}${path}`).catch(() => undefined);
    if (answer?.ok) return { url, child, stop: () => endChild(child) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The ${name} ended with code ${child.exitCode}.`);
};
