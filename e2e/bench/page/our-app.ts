import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../checks/free-ports.ts';
import { runProgram, type Serving, serve } from './run-program.ts';

/** The whole system as `npm start` runs it, built if need be, on a data folder of its own. */
export const ourApp = async (): Promise<Serving & { dataDir: string }> => {
  await runProgram({ args: ['server/launch/prepare.mjs', '--build'] });
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const app = await startApp(dataDir);
  return {
    ...app,
    dataDir,
    stop: async () => {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** The same on this data folder, which stays; it must be built. */
export const startApp = async (dataDir: string): Promise<Serving> => {
  const [port = 0, realtimePort = 0] = await freePorts(2);
  return serve({
    args: ['server/start.ts'],
    url: `http://localhost:${port}`,
    ready: /ready in .* at http/,
    env: {
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      READ_DATABASE_URL: '',
      DIRECT_DATABASE_URL: '',
      DIRECT_READ_DATABASE_URL: '',
      DEMO: '1',
      APP_ORIGIN: '',
      BETTER_AUTH_SECRET: '',
      LOG_LEVEL: 'warn',
    },
  });
};
