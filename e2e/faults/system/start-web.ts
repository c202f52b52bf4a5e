import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { until } from '../scene/until.ts';
import type { System } from './start-system.ts';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** One web process more, that nobody starts again: as `npm run web` starts it. */
export type SpareWeb = {
  port: number;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code or signal. */
  ended: Promise<string>;
};

/** Starts it beside the copies of a system, with some variables of its own. */
export const startWeb = async (
  { config }: System,
  variables: Record<string, string> = {},
): Promise<SpareWeb> => {
  const [port = 0, realtimePort = 0] = await freePorts(2);
  const child = spawn(process.execPath, [next, 'start', '--port', String(port)], {
    stdio: 'ignore',
    env: childEnvironment({
      NEXT_MANUAL_SIG_HANDLE: '1',
      DATABASE_URL: config.databaseUrl,
      READ_DATABASE_URL: config.readDatabaseUrl,
      BETTER_AUTH_SECRET: config.secret,
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      ...variables,
    }),
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, signal) => resolve(String(signal ?? code)));
  });
  await until('the spare web process answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/live`);
    await answer.text();
    return answer.ok;
  });
  return { port, signal: (signal) => void child.kill(signal), ended };
};
