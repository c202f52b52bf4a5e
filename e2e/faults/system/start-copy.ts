import { join } from 'node:path';
import { startChildren } from '#server/launch/children/start-children.ts';
import { untilReady } from '#server/launch/until-ready.ts';
import type { Config } from '#server/runtime/config.ts';
import { type NetworkProxy, startProxy } from '../proxy/start-proxy.ts';
import { type Processes, type ProcessName, processesOf } from './processes.ts';
import { throughPort } from './through-port.ts';

/** What lies between a process and Postgres. */
export type Links = {
  /** To the log, the accounts and the controls. */
  log: NetworkProxy;
  /** To the views. */
  views: NetworkProxy;
  /** The connections that LISTEN to either of the two. */
  alarms: NetworkProxy;
};

/** A web process and a worker, kept running. */
export type Copy = {
  webPort: number;
  realtimePort: number;
  processes: Processes;
  /** Only in a system whose parts are apart. */
  links: Record<ProcessName, Links> | undefined;
};

type CopyOptions = {
  apart: boolean;
  longestPauseMs: number | undefined;
  signal: AbortSignal;
  /** What ends it, last first. */
  closers: (() => Promise<unknown>)[];
};

const names = ['web', 'worker'] as const;

/** Starts web and worker of a copy, each under a supervisor of its own; resolves when they serve. */
export const startCopy = async (
  config: Config,
  { apart, longestPauseMs, signal, closers }: CopyOptions,
): Promise<Copy> => {
  const places = { web: join(config.dataDir, 'web'), worker: join(config.dataDir, 'worker') };
  const processes = processesOf(places);
  await processes.prepare();
  const links = apart
    ? { web: await linksTo(config, closers), worker: await linksTo(config, closers) }
    : undefined;
  for (const name of names) {
    const own = { ...config, ...(links && through(config, links[name])), dataDir: places[name] };
    const child = startChildren(own, {
      dev: false,
      only: [name],
      ...(longestPauseMs !== undefined && { longestPauseMs }),
    });
    closers.push(() => child.stop(6_000));
  }
  await untilReady(config.port, signal);
  return { webPort: config.port, realtimePort: config.realtimePort, processes, links };
};

const linksTo = async (
  { databaseUrl }: Config,
  closers: CopyOptions['closers'],
): Promise<Links> => {
  const port = Number(new URL(databaseUrl).port);
  const open = async () => {
    const proxy = await startProxy([port]);
    closers.push(proxy.close);
    return proxy;
  };
  return { log: await open(), views: await open(), alarms: await open() };
};

const through = (
  { databaseUrl, readDatabaseUrl }: Config,
  { log, views, alarms }: Links,
): Pick<
  Config,
  'databaseUrl' | 'readDatabaseUrl' | 'directDatabaseUrl' | 'directReadDatabaseUrl'
> => ({
  databaseUrl: throughPort(databaseUrl, log.port),
  readDatabaseUrl: throughPort(readDatabaseUrl, views.port),
  directDatabaseUrl: throughPort(databaseUrl, alarms.port),
  directReadDatabaseUrl: throughPort(readDatabaseUrl, alarms.port),
});
