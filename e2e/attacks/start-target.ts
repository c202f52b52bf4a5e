import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { rememberedUrl } from '#db/embedded/remembered-url.ts';
import { freePorts } from '../checks/free-ports.ts';
import { readState, readViews, type State } from './read-state.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

/** The system that is attacked: the production build, started as `npm start` does it, no QA controls. */
export type Target = {
  origin: string;
  port: number;
  realtimePort: number;
  dataDir: string;
  /** All that its processes have printed. */
  output(): string;
  /** What its databases hold, read past it: what changes first, and the views that follow. */
  state(): Promise<State>;
  views(): Promise<State>;
  /** A question to the databases by their owner. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
};

/** Starts it on free ports and a temporary data folder, with the demo's shop in it. */
export async function startTarget(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-attacks-'));
  const [port = 0, realtimePort = 0] = await freePorts(2);
  const node = join(root, 'node_modules', '.bin', 'node');
  const child = spawn(node, ['server/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      DEMO: '1',
      QA_CONTROLS: '0',
      LOG_LEVEL: 'debug',
      APP_ORIGIN: '',
      DATABASE_URL: '',
      TRUSTED_PROXIES: '127.0.0.1,::1',
    },
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const output = () => chunks.join('');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const isReady = new Promise<boolean>((resolve) => {
    void ended.then(() => resolve(false));
    child.stdout.on('data', () => {
      if (/ready in .* at http/.test(output())) resolve(true);
    });
  });
  if (!(await isReady)) {
    await stop();
    throw new Error(`The target did not start:\n${output()}`);
  }
  const pool = new pg.Pool({ connectionString: rememberedUrl(dataDir), max: 2 });
  const query = async (text: string, values: unknown[] = []) =>
    (await pool.query<Record<string, unknown>>(text, values)).rows;
  return {
    origin: `http://localhost:${port}`,
    port,
    realtimePort,
    dataDir,
    output,
    query,
    state: () => readState(query),
    views: () => readViews(query),
    async stop() {
      await pool.end();
      await stop();
    },
  };
}
