import { setTimeout as delay } from 'node:timers/promises';
import { type Embedded, startEmbedded } from '#db/embedded.ts';
import { endOldChildren } from './launch/children/children-file.ts';
import type { Child } from './launch/children/keep-running.ts';
import { startChildren } from './launch/children/start-children.ts';
import { watchParent } from './launch/children/watch-parent.ts';
import { claimDataDir } from './launch/database/claim-data-dir.ts';
import { migrated } from './launch/database/open-database.ts';
import { fillDemoInChild } from './launch/demo/fill-demo-in-child.ts';
import { say, stage } from './launch/progress.ts';
import { requirePorts } from './launch/require-ports.ts';
import { untilReady } from './launch/until-ready.ts';
import { childEnvironment } from './runtime/child-environment.ts';
import { type Config, withDatabase } from './runtime/config.ts';
import { type Environment, environment } from './runtime/environment.ts';
import { onShutdown } from './runtime/shutdown.ts';

const dev = process.argv.includes('--dev');
const begun = performance.now();
const stopping = new AbortController();
let release: (() => Promise<void>) | undefined;
let postgres: Promise<Embedded> | undefined;
let children: Child | undefined;

// Whoever read what we say may be gone before us (`npm start | tee log` and Ctrl-C, a closed terminal):
// no reason to die before every process was ended.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  const variables = childEnvironment({ NODE_ENV: dev ? 'development' : 'production' });
  onShutdown(
    { info: ({ reason }) => say(`stopping (${reason})`), error: (_, text) => say(text) },
    [
      { name: 'start', close: () => stopping.abort() },
      { name: 'web and worker', close: () => children?.stop(6_000) },
      { name: 'Postgres', close: stopPostgres },
      { name: 'data folder', close: () => release?.() },
    ],
    { deadlineMs: 9_500 },
  );
  watchParent(
    () => process.kill(process.pid, 'SIGTERM'),
    variables.npm_lifecycle_event !== undefined,
  );
  await start(environment(variables));
} catch (error) {
  // Asked to stop in the middle of a stage: what the stage then says is no news.
  if (!stopping.signal.aborted) await giveUp(error);
}

async function start(env: Environment): Promise<void> {
  release = await claimDataDir(env.dataDir, `Evenkeel on port ${env.port}`);
  await endOldChildren(env.dataDir);
  await requirePorts({ PORT: env.port, REALTIME_PORT: env.realtimePort });
  const databaseUrl = env.databaseUrl ?? (await stage('Postgres', () => embedded(env)));
  const config = await stage('schemas', () => migrated(env, databaseUrl));
  if (stopping.signal.aborted) return;
  await serve(config);
  const up = stage('web and worker', () => untilReady(config.port, stopping.signal));
  const seeded = config.demo
    ? stage('demo data', () => fillDemoInChild(config, stopping.signal))
    : Promise.resolve();
  await Promise.all([up, seeded]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const accounts = 'sign in as shopper@demo.test or admin@demo.test, password demo-password';
  say(`ready in ${seconds} s at ${env.origins[0]}${config.demo ? ` · ${accounts}` : ''}`);
}

/** Starts web and worker; those that run know another address and end first. */
async function serve(config: Config): Promise<void> {
  await children?.stop(6_000);
  if (!stopping.signal.aborted) children = startChildren(config, { dev });
}

async function embedded(env: Environment): Promise<string> {
  const server = await startPostgres(env);
  void keepPostgres(env, server);
  return server.url;
}

function startPostgres(env: Environment): Promise<Embedded> {
  postgres = startEmbedded(env.dataDir, { backups: env.backupDir });
  return postgres;
}

/** Nobody is there to start a crashed server again but us. */
async function keepPostgres(env: Environment, first: Embedded): Promise<void> {
  for (let server = first; ; ) {
    const end = await server.ended;
    const next = await revive(env, end);
    if (next === undefined) return;
    // Somebody else took its port meanwhile.
    if (next.url !== server.url) await serve(withDatabase(env, next.url));
    server = next;
  }
}

async function revive(env: Environment, end: string): Promise<Embedded | undefined> {
  while (!stopping.signal.aborted) {
    say(`Postgres ended (${end}); starting it again`);
    try {
      return await startPostgres(env);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      await delay(2_000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  return undefined;
}

async function giveUp(error: unknown): Promise<void> {
  // Else the end of Postgres would be taken for a crash.
  stopping.abort();
  say(error instanceof Error ? error.message : String(error));
  await children?.stop(6_000);
  await stopPostgres();
  await release?.();
  process.exit(1);
}

async function stopPostgres(): Promise<void> {
  // One that did not start has nothing to stop.
  await (await postgres?.catch(() => undefined))?.stop();
}
