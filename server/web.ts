import type { ReadonlyKysely } from 'kysely/readonly';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { createAuthDb, createReadDb, createWriteDb } from '#db/client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { roleUrl } from '#db/roles/names.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import type { CommandDeps } from './commands/command-request.ts';
import { registerCustomer } from './commands/register-customer.ts';
import type { Viewer } from './contracts/roles.ts';
import { createEventStore } from './event-store/create-event-store.ts';
import { createViewWaiter, type ViewWaiter } from './http/create-view-waiter.ts';
import { createWebMetrics, type WebMetrics } from './http/create-web-metrics.ts';
import { createPersonalData } from './personal-data/create-personal-data.ts';
import { createCursors } from './queries/cursors.ts';
import { getViewPositions } from './queries/get-view-positions.ts';
import type { Reads } from './queries/reads.ts';
import { type Config, loadConfig } from './runtime/config.ts';
import { listen } from './runtime/listen.ts';
import { createLog } from './runtime/log.ts';

/** All that the web process is made of. */
export type Web = {
  config: Config;
  log: Logger;
  auth: Auth;
  commands: CommandDeps;
  reads: Reads;
  views: ViewWaiter;
  metrics: WebMetrics;
  /** Requests that are being answered now. */
  load: { requests: number };
  /** Resolves when all three databases answer. Rejects with the first one's error that does not. */
  ping(): Promise<void>;
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
const enrol = (commands: CommandDeps, { id, name, email }: Viewer) =>
  registerCustomer(commands, {
    customer: { id, name, email, country: null },
    correlationId: uuidv7(),
  });

/** Opens pools and LISTEN connections; nothing is waited for, so a missing database ends nothing. */
export function createWeb(config: Config, log: Logger = createLog('web')): Web {
  const metrics = createWebMetrics(config);
  const { databaseUrl, readDatabaseUrl, secret } = config;
  const command = roleUrl(databaseUrl, 'evenkeel_command', secret);
  const writeDb = createWriteDb(command, { max: 8, application: 'evenkeel web' });
  const appends = createWriteDb(command, { max: 2, application: 'evenkeel web append' });
  const readDb = createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_query', secret), {
    max: 10,
    application: 'evenkeel web query',
  });
  const authDb = createAuthDb(roleUrl(databaseUrl, 'evenkeel_auth', secret), {
    max: 6,
    application: 'evenkeel web auth',
  });
  const reads: Reads = {
    db: readDb as unknown as ReadonlyKysely<ReadDatabase>,
    cursors: createCursors(secret),
  };
  const commands: CommandDeps = {
    eventStore: createEventStore(writeDb, { appends, onBatch: metrics.onBatch }),
    personalData: createPersonalData(writeDb),
  };
  const auth = createAuth(authDb, {
    secret,
    origin: config.origins[0],
    onSignedIn: async (user) => {
      if (user.role !== 'customer') return;
      await enrol(commands, user).catch((err: unknown) => {
        log.warn({ err, user: user.id }, 'customer not registered; the next sign-in tries again');
      });
    },
  });
  const views = createViewWaiter(() => getViewPositions(reads));
  const listeners = [
    listen(roleUrl(config.directReadDatabaseUrl, 'evenkeel_query', secret), {
      application: 'evenkeel web view',
      channels: { view: views.alarm },
      onConnected: views.alarm,
      onLost: (error) => log.warn({ err: error }, 'not listening for view; polling meanwhile'),
    }),
    listen(roleUrl(config.directDatabaseUrl, 'evenkeel_auth', secret), {
      application: 'evenkeel web session',
      channels: { session: auth.forget },
      onConnected: () => auth.forget(),
      onLost: (error) => log.warn({ err: error }, 'not listening for session; 5 s until it shows'),
    }),
  ];
  return {
    config,
    log,
    auth,
    commands,
    reads,
    views,
    metrics,
    load: { requests: 0 },
    async ping() {
      await Promise.all([
        commands.eventStore.head(),
        getViewPositions(reads),
        authDb.selectFrom('auth.session').select('id').limit(1).execute(),
      ]);
    },
    async stop() {
      metrics.stop();
      await Promise.all(listeners.map((listener) => listener.stop()));
      await Promise.all([writeDb, appends, readDb, authDb].map((db) => db.destroy()));
    },
  };
}
