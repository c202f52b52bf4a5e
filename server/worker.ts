import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ReadonlyKysely } from 'kysely/readonly';
import { createAuthDb, createReadDb, createWriteDb } from '#db/client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createSessionVerifier } from './auth/create-session-verifier.ts';
import { listLivingSessions } from './auth/list-living-sessions.ts';
import { createEventStore } from './event-store/create-event-store.ts';
import { createAudit } from './operations/create-audit.ts';
import { createMetricsInbox } from './operations/create-metrics-inbox.ts';
import { createWorkerMetrics } from './operations/create-worker-metrics.ts';
import { createWorkerServer } from './operations/create-worker-server.ts';
import { keepAliveSign } from './operations/keep-alive-sign.ts';
import { listProjections } from './operations/list-projections.ts';
import { selfTestChannel, testListening } from './operations/test-listening.ts';
import { createPersonalData } from './personal-data/create-personal-data.ts';
import type { CommittedBatch } from './projections/project-batch.ts';
import { ordersProjection, projections } from './projections/projections.ts';
import { type RunningProjection, runProjection } from './projections/run-projection.ts';
import { createRealtime } from './realtime/create-realtime.ts';
import { type Config, loadConfig } from './runtime/config.ts';
import { listen } from './runtime/listen.ts';
import { createLog } from './runtime/log.ts';
import { onShutdown } from './runtime/shutdown.ts';

const log = createLog('worker');
const config = loadConfig();
const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
const pools = openPools(config);
const { readDb, queryDb, writeDb, authDb } = pools;
const eventStore = createEventStore(writeDb);
const personalData = createPersonalData(writeDb);
const sessions = createSessionVerifier(authDb, {
  secret: config.secret,
  secure: config.origins[0].startsWith('https:'),
});

const running: RunningProjection[] = [];
const inbox = createMetricsInbox(config.secret);
const metrics = createWorkerMetrics({
  status: () => listProjections(queryDb, eventStore),
  unaccounted: createAudit(queryDb),
  sockets: () => realtime.sockets(),
});
const http = createWorkerServer({
  metrics: async () => (await metrics.text()) + (await inbox.text()),
  inbox,
  metricsToken: config.metricsToken,
  log,
});
const realtime = createRealtime({
  http,
  db: queryDb as unknown as ReadonlyKysely<ReadDatabase>,
  origins: config.origins,
  verify: sessions.verify,
  living: (ids) => listLivingSessions(authDb, ids),
  ownBatch: async () => void (await Promise.all(running.map((one) => one.settled()))),
  log,
});

const onBatch = (batch: CommittedBatch) => {
  metrics.onBatch(batch);
  if (batch.projection === ordersProjection.name) realtime.offer(batch);
};
for (const projection of projections) {
  const deps = { readDb, eventStore, personalData, worker, log, onBatch };
  running.push(runProjection(projection, deps));
}
const wake = () => {
  for (const one of running) one.wake();
};
const alive = keepAliveSign(readDb, worker, log);
const hearing = testListening(writeDb, { name: worker, log });
const listeners = openListeners(config);

http.listen(config.realtimePort, () => log.info({ port: config.realtimePort }, 'worker ready'));
http.on('error', (err) => {
  log.fatal({ err }, 'the realtime port cannot be opened; set REALTIME_PORT to a free one');
  process.exit(1);
});

onShutdown(log, [
  { name: 'listeners', close: () => Promise.all(listeners.map((one) => one.stop())) },
  { name: 'projections', close: () => Promise.all(running.map((one) => one.stop())) },
  { name: 'realtime', close: () => realtime.stop() },
  { name: 'sign of life', close: () => alive.stop() },
  { name: 'pools', close: () => Promise.all(Object.values(pools).map((pool) => pool.destroy())) },
]);

/** Each pool enters by the role whose rights it needs and no others. */
function openPools({ databaseUrl, readDatabaseUrl, secret }: Config) {
  const application = 'evenkeel worker';
  const projector = 'evenkeel_projector';
  const prepared = { max: 4, application, prepares: true };
  return {
    readDb: createReadDb(roleUrl(readDatabaseUrl, projector, secret), prepared),
    queryDb: createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_query', secret), prepared),
    writeDb: createWriteDb(roleUrl(databaseUrl, projector, secret), prepared),
    authDb: createAuthDb(roleUrl(databaseUrl, 'evenkeel_auth', secret), { max: 2, application }),
  };
}

/** One connection a database and role; each alarm also sounds when its connection is made anew. */
function openListeners({ directDatabaseUrl, directReadDatabaseUrl, secret }: Config) {
  const onLost = (err: Error) => log.warn({ err }, 'not listening; polling meanwhile');
  const application = 'evenkeel worker listen';
  return [
    listen(roleUrl(directDatabaseUrl, 'evenkeel_projector', secret), {
      ...{ application, onLost },
      channels: { log: wake, [selfTestChannel]: hearing.heard },
      onConnected: () => {
        hearing.start();
        wake();
      },
    }),
    listen(roleUrl(directReadDatabaseUrl, 'evenkeel_query', secret), {
      ...{ application, onLost },
      channels: { view: (position) => realtime.viewMoved(Number(position)) },
      onConnected: () => realtime.viewMoved(),
    }),
    listen(roleUrl(directDatabaseUrl, 'evenkeel_auth', secret), {
      ...{ application, onLost },
      channels: {
        session: (userId) => {
          sessions.forget(userId);
          realtime.sessionsChanged(userId);
        },
      },
      onConnected: () => {
        sessions.forget();
        realtime.sessionsChanged();
      },
    }),
  ];
}
