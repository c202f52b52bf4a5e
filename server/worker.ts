import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { asReadonly, createAuthDb, createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { silentMsOf } from '#db/roles/settings.ts';
import { createSessionVerifier } from './auth/create-session-verifier.ts';
import { listLivingSessions } from './auth/list-living-sessions.ts';
import { createEventStore } from './event-store/create-event-store.ts';
import { runAudit } from './operations/audit/run-audit.ts';
import { unaccountedEvents } from './operations/audit/unaccounted-events.ts';
import { checkListening, selfTestChannel } from './operations/check-listening.ts';
import { createMetricsInbox } from './operations/metrics/create-metrics-inbox.ts';
import { createWorkerMetrics } from './operations/metrics/create-worker-metrics.ts';
import { createWorkerServer } from './operations/metrics/create-worker-server.ts';
import { takeSamples } from './operations/metrics/take-samples.ts';
import { createRebuilds } from './operations/on-request/create-rebuilds.ts';
import { performOperation } from './operations/on-request/perform-operation.ts';
import { operationChannel } from './operations/on-request/request-operation.ts';
import { runOperations } from './operations/on-request/run-operations.ts';
import { listProjections } from './operations/overview/list-projections.ts';
import { tellProjected } from './operations/tell-projected.ts';
import { workerHeartbeat } from './operations/worker-heartbeat.ts';
import { createPersonalData } from './personal-data/create-personal-data.ts';
import type { CommittedBatch } from './projections/committed-batch.ts';
import { ordersProjection, projections } from './projections/projections.ts';
import { type RunningProjection, runProjection } from './projections/run-projection.ts';
import { sortSearchTerms } from './projections/sort-search-terms.ts';
import { createWorkerQa } from './qa/create-worker-qa.ts';
import { createRealtime } from './realtime/create-realtime.ts';
import { type Config, loadConfig } from './runtime/config.ts';
import { createTracing } from './runtime/create-tracing.ts';
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
  demo: config.demo,
});

const running: RunningProjection[] = [];
const inbox = createMetricsInbox(config.secret);
const metrics = createWorkerMetrics({
  status: () => listProjections(queryDb, eventStore),
  unaccounted: unaccountedEvents(queryDb),
  sockets: () => realtime.sockets(),
  log,
});
const http = createWorkerServer({
  metrics: async () => (await metrics.text()) + (await inbox.text()),
  inbox,
  metricsToken: config.metricsToken,
  log,
});
const wake = (position?: number) => {
  for (const one of running) one.wake(position);
};
const qa = createWorkerQa(config, {
  writeDb,
  log,
  wake,
  cut: (userId) => realtime.hangUp(userId),
});
const realtime = createRealtime({
  http,
  db: asReadonly(queryDb),
  origins: config.origins,
  verify: sessions.verify,
  living: (ids) => listLivingSessions(authDb, ids),
  ownBatch: async () => void (await Promise.all(running.map((one) => one.settled()))),
  log,
  carry: qa?.carry,
});

const tracing = createTracing('worker', config);
const samples = takeSamples({
  db: readDb,
  worker,
  log,
  status: () => listProjections(queryDb, eventStore),
  sockets: () => realtime.sockets(),
});
const searchTerms = sortSearchTerms(readDb, log);
const onBatch = (batch: CommittedBatch) => {
  metrics.onBatch(batch);
  samples.onBatch(batch);
  tellProjected(batch, { log, tracing });
  if (batch.projection !== ordersProjection.name) return;
  realtime.offer(batch);
  searchTerms.added();
};
const ownProjections = projections.map((projection) => qa?.poison(projection) ?? projection);
for (const projection of ownProjections) {
  const deps = { readDb, eventStore, personalData, worker, log, onBatch, holdBack: qa?.holdBack };
  running.push(runProjection(projection, deps));
}
const rebuilds = createRebuilds();
const operations = runOperations({
  db: readDb,
  worker,
  log,
  projections: ownProjections,
  perform: (operation) =>
    performOperation(operation, {
      readDb,
      eventStore,
      personalData,
      worker,
      projections: ownProjections,
      rebuild: rebuilds.run,
    }),
});
const audit = runAudit({ db: readDb, projections, log, eventStore, personalData });
const heartbeat = workerHeartbeat(readDb, worker, log);
const hearsLog = checkListening(writeDb, { name: worker, variable: 'DIRECT_DATABASE_URL', log });
const hearsViews = checkListening(readDb, {
  name: worker,
  variable: 'DIRECT_READ_DATABASE_URL',
  log,
});
const listeners = openListeners(config);

http.listen(config.realtimePort, () => log.info({ port: config.realtimePort }, 'worker ready'));
http.on('error', (err) => {
  log.fatal({ err }, 'the realtime port cannot be opened; set REALTIME_PORT to a free one');
  process.exit(1);
});

onShutdown(log, [
  { name: 'listeners', close: () => Promise.all(listeners.map((one) => one.stop())) },
  { name: 'projections', close: () => Promise.all(running.map((one) => one.stop())) },
  { name: 'rebuilds', close: () => rebuilds.stop() },
  { name: 'operations', close: () => operations.stop() },
  { name: 'audit', close: () => audit.stop() },
  { name: 'tracing', close: () => tracing?.stop() },
  { name: 'search terms', close: () => searchTerms.stop() },
  { name: 'samples', close: () => samples.stop() },
  { name: 'realtime', close: () => realtime.stop() },
  { name: 'heartbeat', close: () => heartbeat.stop() },
  { name: 'QA controls', close: () => qa?.stop() },
  { name: 'pools', close: () => Promise.all(Object.values(pools).map((pool) => pool.destroy())) },
]);

/** Each pool enters by the role whose rights it needs and no others. */
function openPools({ databaseUrl, readDatabaseUrl, secret }: Config) {
  const application = 'evenkeel worker';
  const projector = 'evenkeel_projector';
  const prepared = { max: 5, application, prepares: 'all' } as const;
  const projecting = { ...prepared, silentMs: silentMsOf(projector) };
  return {
    readDb: createReadDb(roleUrl(readDatabaseUrl, projector, secret), projecting),
    queryDb: createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_query', secret), {
      ...prepared,
      silentMs: silentMsOf('evenkeel_query'),
    }),
    writeDb: createWriteDb(roleUrl(databaseUrl, projector, secret), projecting),
    authDb: createAuthDb(roleUrl(databaseUrl, 'evenkeel_auth', secret), {
      max: 2,
      application,
      silentMs: silentMsOf('evenkeel_auth'),
    }),
  };
}

/** One connection a database and role; what a NOTIFY calls is also called when its connection is made anew. */
function openListeners({ directDatabaseUrl, directReadDatabaseUrl, secret }: Config) {
  const onLost = (err: Error) => log.warn({ err }, 'not listening; polling meanwhile');
  const application = 'evenkeel worker listen';
  return [
    listen(roleUrl(directDatabaseUrl, 'evenkeel_projector', secret), {
      application,
      onLost,
      channels: { log: (position) => wake(Number(position)), [selfTestChannel]: hearsLog.heard },
      onConnected: () => {
        hearsLog.start();
        wake();
      },
    }),
    listen(roleUrl(directReadDatabaseUrl, 'evenkeel_query', secret), {
      application,
      onLost,
      channels: {
        view: (position) => realtime.viewMoved(Number(position)),
        late: () => realtime.lateChanged(),
        [operationChannel]: () => operations.wake(),
        [selfTestChannel]: hearsViews.heard,
      },
      onConnected: () => {
        hearsViews.start();
        realtime.viewMoved();
      },
    }),
    listen(roleUrl(directDatabaseUrl, 'evenkeel_auth', secret), {
      application,
      onLost,
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
