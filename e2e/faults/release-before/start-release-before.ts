import { join } from 'node:path';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { type Config, withDatabase } from '#server/runtime/config.ts';
import { type Running, startProcess } from '../scene/program.ts';
import { until } from '../scene/until.ts';
import { layGround, origin } from '../system/lay-ground.ts';
import { processesOf } from '../system/processes.ts';
import { type Copy, startCopy } from '../system/start-copy.ts';
import type { System } from '../system/start-system.ts';
import { makeReleaseBefore, productionVariables } from './make-release-before.ts';

/** A shop that the release before has made and serves. */
export type ReleaseBefore = {
  /** Its copy first, then the place of this release's, at which nothing listens yet. */
  system: System;
  /** Starts this release's copy in its place; resolves when it serves. */
  startAfter(): Promise<void>;
  /** Ends the release before by SIGTERM: its exit code or signal, and the end of what it said. */
  end(): Promise<{ end: string; said: string }>;
};

/** Starts it as `npm start` does, on a Postgres of its own; resolves when it serves a filled shop. */
export const startReleaseBefore = async (signal: AbortSignal): Promise<ReleaseBefore> => {
  const folder = await makeReleaseBefore(signal);
  const { dataDir, env, postgres, closers, stop } = await layGround();
  try {
    const config = withDatabase(env, postgres.url);
    const [port = 0, realtimePort = 0, nextPort = 0, nextRealtimePort = 0] = await freePorts(4);
    const before = { ...config, port, realtimePort, dataDir: join(dataDir, 'before') };
    const after = {
      ...config,
      port: nextPort,
      realtimePort: nextRealtimePort,
      dataDir: join(dataDir, 'after'),
    };
    const running = startProcess(['server/start.ts'], { cwd: folder, env: variablesOf(before) });
    const end = () => {
      running.kill('SIGTERM');
      return running.ended;
    };
    closers.push(end);
    await serves(running, signal);
    const copies: [Copy, Copy] = [placeOf(before), placeOf(after)];
    const startAfter = async () => {
      const options = { apart: false, longestPauseMs: undefined, signal, closers };
      copies[1] = await startCopy(after, options);
    };
    return { system: { config, postgres, origin, stop, copies }, startAfter, end };
  } catch (error) {
    await stop();
    throw error;
  }
};

const variablesOf = (config: Config): Record<string, string | undefined> => ({
  ...productionVariables,
  DATABASE_URL: config.databaseUrl,
  BETTER_AUTH_SECRET: config.secret,
  PORT: String(config.port),
  REALTIME_PORT: String(config.realtimePort),
  DATA_DIR: config.dataDir,
  // Else it would take the end of what npm has started for its own.
  npm_lifecycle_event: undefined,
});

/** Waits for its last line of a start; throws with what it said instead. */
const serves = async ({ said, ended }: Running, signal: AbortSignal): Promise<void> => {
  const died = new AbortController();
  void ended.then(() => died.abort());
  const over = AbortSignal.any([died.signal, signal]);
  const isReady = () => said().includes('Evenkeel  ready in');
  await until('it serves or ends', () => over.aborted || isReady(), 180_000).catch(() => {});
  if (!isReady()) throw new Error(`The release before does not serve: ${said()}`);
};

const placeOf = ({ port, realtimePort, dataDir }: Config): Copy => {
  const processes = processesOf({ web: join(dataDir, 'web'), worker: join(dataDir, 'worker') });
  return { webPort: port, realtimePort, processes, links: undefined };
};
