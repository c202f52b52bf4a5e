import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePorts } from '../checks/free-ports.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');
const pidSchema = z.object({ pid: z.number() });

/** A data folder and ports of one test's own, on which `npm start` can be run again and again. */
export type Place = { dataDir: string; port: number; realtimePort: number };

/** One run of npm. */
export type Launched = {
  npm: ChildProcess;
  output: () => string;
  /** Exit code of npm, or the signal that ended it. */
  ended: Promise<number | string>;
};

/** Every process of a running copy, by what it is. */
export type Processes = { supervisor: number; worker: number; web: number; postgres: number };

/** Makes a place; `leave` deletes it. */
export async function newPlace(): Promise<Place & { leave(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-launch-'));
  const [port = 0, realtimePort = 0] = await freePorts(2);
  return {
    dataDir,
    port,
    realtimePort,
    leave: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** Runs `npm start` there. */
export const npmStart = (place: Place): Launched => npmRun(place, ['start']);

/** Runs npm with these words there: `['run', 'backup']`. */
export function npmRun({ dataDir, port, realtimePort }: Place, words: string[]): Launched {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    REALTIME_PORT: String(realtimePort),
    QA_CONTROLS: '1',
  };
  const npm = spawn('npm', words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<number | string>((resolve) => {
    npm.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return { npm, output: () => chunks.join(''), ended };
}

/** The processes of the copy that runs there, as its own files name them. */
export async function processesOf({ dataDir }: Place): Promise<Processes> {
  const read = async (file: string) => JSON.parse(await readFile(join(dataDir, file), 'utf8'));
  const children = z
    .object({ worker: pidSchema, web: pidSchema })
    .parse(await read('children.json'));
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return {
    supervisor: pidSchema.parse(await read('claim.json')).pid,
    worker: children.worker.pid,
    web: children.web.pid,
    postgres: Number.parseInt(pidFile, 10),
  };
}

/** Names of those that still live. */
export function living(processes: Processes): string[] {
  return Object.entries(processes)
    .filter(([, pid]) => isAlive(pid))
    .map(([name]) => name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
