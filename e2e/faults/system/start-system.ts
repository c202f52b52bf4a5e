import { join } from 'node:path';
import { databaseUrl as databaseOf } from '#db/testing/test-cluster.ts';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { migrated } from '#server/launch/database/open-database.ts';
import { fillDemoInChild } from '#server/launch/demo/fill-demo-in-child.ts';
import type { Config } from '#server/runtime/config.ts';
import { askOwner } from './ask-owner.ts';
import type { KeptPostgres } from './keep-postgres.ts';
import { layGround, origin } from './lay-ground.ts';
import { type Copy, startCopy } from './start-copy.ts';

/** A whole system of its own: one Postgres, and copies of web and worker side by side. */
export type System = {
  config: Config;
  postgres: KeptPostgres;
  copies: Copy[];
  /** The Origin that its web and workers let in. */
  origin: string;
  stop(): Promise<void>;
};

export type SystemOptions = {
  /**
   * Every process reaches Postgres through proxies of its own, and the views live in a database of
   * their own: then each of these can be made to fail alone.
   */
  apart?: boolean;
  /** The longest pause before a process that ended is started again. */
  longestPauseMs?: number;
  /** Whether it can be made to fail by the QA controls; without, it is as in production. */
  controls?: boolean;
};

/**
 * Starts it on free ports and a temporary data folder, migrated and seeded as `npm start` does it. `stop` ends every process and deletes the folder; `signal` ends the waiting.
 */
export const startSystem = async (
  copies: number,
  signal: AbortSignal,
  { apart = false, longestPauseMs, controls }: SystemOptions = {},
): Promise<System> => {
  const { dataDir, env, postgres, closers, stop } = await layGround(controls);
  try {
    const readDatabaseUrl = apart ? databaseOf(postgres.url, 'evenkeel_read') : undefined;
    if (apart) await askOwner(postgres.url, 'create database evenkeel_read');
    const config = await migrated({ ...env, readDatabaseUrl }, postgres.url);
    await fillDemoInChild(config, signal);
    const ports = await freePorts(copies * 2);
    const started = await Promise.all(
      Array.from({ length: copies }, (_, index) => {
        const [port = 0, realtimePort = 0] = ports.slice(index * 2, index * 2 + 2);
        // A folder each: that is where a supervisor notes the processes of its copy.
        const folder = join(dataDir, `copy-${index + 1}`);
        const copy = { ...config, port, realtimePort, dataDir: folder };
        return startCopy(copy, { apart, longestPauseMs, signal, closers });
      }),
    );
    return { config, postgres, copies: started, origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
