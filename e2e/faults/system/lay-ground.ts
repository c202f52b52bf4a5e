import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { type Environment, environment } from '#server/runtime/environment.ts';
import { type KeptPostgres, keepPostgres } from './keep-postgres.ts';

/** Where browsers think they are: the copies stand behind proxies whose ports nobody can know. */
export const origin = 'http://shop.test';

/** What a system stands on: a folder and a Postgres in which nothing is yet. */
export type Ground = {
  /** Deleted with everything in it when the ground is given up. */
  dataDir: string;
  env: Environment;
  postgres: KeptPostgres;
  /** What ends what was started on it, last first. */
  closers: (() => Promise<unknown>)[];
  stop(): Promise<void>;
};

/** Lays it in a temporary folder; `controls`: whether what runs on it takes the QA controls. */
export const layGround = async (controls = true): Promise<Ground> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-system-'));
  const closers: Ground['closers'] = [() => rm(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const variables = {
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      APP_ORIGIN: origin,
      DATABASE_URL: '',
      DEMO: '1',
      QA_CONTROLS: controls ? '1' : '0',
      LOG_LEVEL: 'error',
    };
    // The children inherit this process's environment, as those of `npm start` do.
    Object.assign(process.env, variables);
    const postgres = await keepPostgres(dataDir);
    closers.push(postgres.stop);
    return { dataDir, env: environment(childEnvironment(variables)), postgres, closers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
