import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { asReadonly, createAuthDb, createReadDb, createWriteDb } from '#db/client.ts';
import { isMigrated } from '#db/is-migrated.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { roleUrl } from '#db/roles/names.ts';
import { silentMsOf } from '#db/roles/settings.ts';
import type { AccountReads } from './accounts/account-reads.ts';
import { createSecurityLog, type SecurityLog } from './accounts/create-security-log.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import type { CommandDeps } from './commands/command-request.ts';
import { registerCustomer } from './commands/register-customer.ts';
import type { Viewer } from './contracts/roles.ts';
import { createEventStore } from './event-store/create-event-store.ts';
import type { EventStore } from './event-store/event-store.ts';
import { traceAppends } from './event-store/trace-appends.ts';
import { createViewWaiter, type ViewWaiter } from './http/create-view-waiter.ts';
import { createWebMetrics, type WebMetrics } from './http/edge/create-web-metrics.ts';
import { createOperations, type Operations } from './operations/create-operations.ts';
import { createPersonalData } from './personal-data/create-personal-data.ts';
import { passStatement } from './qa/create-fail-points.ts';
import { createWebQa, type WebQa } from './qa/create-web-qa.ts';
import { getViewPositions } from './queries/get-view-positions.ts';
import { findOwners } from './queries/orders/find-owners.ts';
import { createCursors } from './queries/pages/cursors.ts';
import type { Reads } from './queries/reads.ts';
import { type Config, loadConfig } from './runtime/config.ts';
import { createTracing, type Tracing } from './runtime/create-tracing.ts';
import { listen } from './runtime/listen.ts';
import { createLog } from './runtime/log.ts';
import { together } from './runtime/together.ts';

/** All that the web process is made of. */
export type Web = {
  config: Config;
  log: Logger;
  auth: Auth;
  accounts: AccountReads;
  security: SecurityLog;
  commands: CommandDeps;
  reads: Reads;
  /** For exports alone: two at a time, each a transaction as long as its client takes. */
  exportDb: Kysely<ReadDatabase>;
  /** How the projections are, and what operators ask of them. */
  operations: Operations;
  views: ViewWaiter;
  metrics: WebMetrics;
  /** Spans of commands; only with OTEL_EXPORTER_OTLP_ENDPOINT. */
  tracing: Tracing | undefined;
  /** The QA controls; only with QA_CONTROLS=1. */
  qa: WebQa | undefined;
  /** Makes up the customer's stream of an account that has none yet, if it is a customer's. */
  enrol(user: Viewer): Promise<void>;
  /**
   * Whether all three databases have the schemas of this release. Rejects with the first one's error
   * that does not answer. However many ask at once, the databases are asked once.
   */
  isMigrated(): Promise<boolean>;
  stop(): Promise<void>;
};

const key = Symbol.for('evenkeel.web');
const shared = globalThis as { [key]?: Web };

/** The process's one web: Next bundles routes apart, and pools must not be made once a bundle. */
export const web = (): Web => {
  shared[key] ??= createWeb(loadConfig());
  return shared[key];
};

/** Puts another web in its place, for a process that makes its own (a test). */
export const provideWeb = (other: Web): void => {
  shared[key] = other;
};

/** Account and customer stream live in two databases: whichever step was missed is made up here. */
const enrolInto =
  (commands: CommandDeps, log: Pick<Logger, 'warn'>) =>
  async ({ role, id, name, email }: Viewer): Promise<void> => {
    if (role !== 'customer') return;
    const customer = { id, name, email, country: null };
    await registerCustomer(commands, { customer, correlationId: uuidv7() }).catch(
      (err: unknown) => {
        log.warn({ err, user: id }, 'customer not registered; the next sign-in tries again');
      },
    );
  };

/** Opens pools and LISTEN connections; nothing is waited for, so a missing database ends nothing. */
export function createWeb(config: Config, log: Logger = createLog('web')): Web {
  const metrics = createWebMetrics(config, log);
  const tracing = createTracing('web', config);
  const pools = openPools(config);
  const { writeDb, readDb, authDb } = pools;
  const { secret } = config;
  const reads: Reads = { db: asReadonly(readDb), cursors: createCursors(secret) };
  const commands: CommandDeps = {
    eventStore: openEventStore(pools, metrics, tracing),
    personalData: createPersonalData(writeDb),
  };
  const enrol = enrolInto(commands, log);
  const security = createSecurityLog({ authDb, log, findOwners: (ids) => findOwners(reads, ids) });
  const auth = createAuth(authDb, {
    secret,
    origin: config.origins[0],
    demo: config.demo,
    onSignedIn: async (user) => {
      security.note({ kind: 'signed-in', actor: user });
      await enrol(user);
    },
  });
  const views = createViewWaiter(() => getViewPositions(reads));
  const qa = createWebQa(config, { authDb, commands, reads, views, log });
  const listeners = openListeners(config, { views, auth, log });
  return {
    config,
    log,
    auth,
    accounts: { authDb, cursors: reads.cursors },
    security,
    enrol,
    commands,
    reads,
    exportDb: pools.exportDb,
    operations: createOperations(pools, commands.eventStore),
    views,
    metrics,
    tracing,
    qa,
    isMigrated: together(async () => {
      const sides = [isMigrated(writeDb, 'write'), isMigrated(readDb, 'read')];
      return (await Promise.all([...sides, isMigrated(authDb, 'auth')])).every((known) => known);
    }),
    async stop() {
      metrics.stop();
      await tracing?.stop();
      await security.stop();
      await qa?.stop();
      await Promise.all(listeners.map((listener) => listener.stop()));
      await Promise.all(Object.values(pools).map((db) => db.destroy()));
    },
  };
}

/** Traced where an endpoint is set. */
function openEventStore(
  { writeDb, appends }: ReturnType<typeof openPools>,
  { onBatch }: WebMetrics,
  tracing: Tracing | undefined,
): EventStore {
  const store = createEventStore(writeDb, { appends, onBatch, limits: { callsInFlight: 2 } });
  if (tracing === undefined) return store;
  return traceAppends(store, (span) => tracing.record({ name: 'append', ...span }));
}

/** Each pool enters by the role whose rights it needs and no others. */
function openPools({ databaseUrl, readDatabaseUrl, secret, qaControls }: Config) {
  const onStatement = qaControls ? passStatement : undefined;
  const command = roleUrl(databaseUrl, 'evenkeel_command', secret);
  const query = roleUrl(readDatabaseUrl, 'evenkeel_query', secret);
  const auth = roleUrl(databaseUrl, 'evenkeel_auth', secret);
  const commands = {
    prepares: 'all',
    silentMs: silentMsOf('evenkeel_command'),
    onStatement,
  } as const;
  const queries = { prepares: 'marked', silentMs: silentMsOf('evenkeel_query') } as const;
  return {
    writeDb: createWriteDb(command, {
      ...commands,
      max: 8,
      application: 'evenkeel web',
      pipelines: true,
    }),
    appends: createWriteDb(command, { ...commands, max: 2, application: 'evenkeel web append' }),
    readDb: createReadDb(query, {
      ...queries,
      max: 10,
      application: 'evenkeel web query',
      pipelines: true,
    }),
    // Silent for as long as its client takes.
    exportDb: createReadDb(query, { max: 2, application: 'evenkeel web export' }),
    operatorDb: createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_operator', secret), {
      max: 1,
      application: 'evenkeel web operator',
      silentMs: silentMsOf('evenkeel_operator'),
      onStatement,
    }),
    authDb: createAuthDb(auth, {
      max: 6,
      application: 'evenkeel web auth',
      silentMs: silentMsOf('evenkeel_auth'),
      onStatement,
    }),
  };
}

/** One connection a database; what a NOTIFY calls is also called when its connection is made anew. */
function openListeners(config: Config, { views, auth, log }: Pick<Web, 'views' | 'auth' | 'log'>) {
  return [
    listen(roleUrl(config.directReadDatabaseUrl, 'evenkeel_query', config.secret), {
      application: 'evenkeel web view',
      channels: { view: views.wake },
      onConnected: views.wake,
      onLost: (error) => log.warn({ err: error }, 'not listening for view; polling meanwhile'),
    }),
    listen(roleUrl(config.directDatabaseUrl, 'evenkeel_auth', config.secret), {
      application: 'evenkeel web session',
      channels: { session: auth.forget },
      onConnected: () => auth.forget(),
      onLost: (error) => log.warn({ err: error }, 'not listening for session; 5 s until it shows'),
    }),
  ];
}
