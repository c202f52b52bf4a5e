import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isAddressOrNetwork } from './address-list.ts';

const flag = z.stringbool({ truthy: ['1', 'true', 'yes'], falsy: ['0', 'false', 'no'] });
const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgres://user:password@host:5432/database',
});
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: postgresUrl.optional(),
  READ_DATABASE_URL: postgresUrl.optional(),
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  DIRECT_READ_DATABASE_URL: postgresUrl.optional(),
  PORT: port.default(3000),
  REALTIME_PORT: port.optional(),
  NEXT_DIST_DIR: z.string().default('.next'),
  DATA_DIR: z.string().default('.data'),
  BACKUP_DIR: z.string().optional(),
  DEMO: flag.optional(),
  QA_CONTROLS: flag.default(false),
  METRICS_TOKEN: z.string().min(16).optional(),
  BETTER_AUTH_SECRET: z.string().optional(),
  APP_ORIGIN: list.pipe(z.array(z.url({ protocol: /^https?$/ })).min(1)).optional(),
  TRUSTED_PROXIES: list
    .pipe(z.array(z.string().refine(isAddressOrNetwork, 'must be addresses or networks')))
    .default([]),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What the environment says, parsed, with defaults; no file is read for it. */
export type Environment = {
  production: boolean;
  /** Set by an operator who brings a Postgres of their own; else one is embedded. */
  databaseUrl: string | undefined;
  readDatabaseUrl: string | undefined;
  directDatabaseUrl: string | undefined;
  directReadDatabaseUrl: string | undefined;
  port: number;
  realtimePort: number;
  /** Where the build is; absolute. */
  builtDir: string;
  /** Absolute. */
  dataDir: string;
  /** Where backups are kept; absolute. Best on another disk than `dataDir`, in which it is if not set. */
  backupDir: string;
  /** Demo accounts and data: on with the embedded database unless switched off. */
  demo: boolean;
  qaControls: boolean;
  metricsToken: string | undefined;
  secret: string | undefined;
  /** Origins (scheme, host, port) that browsers may come from; the first is the public one. */
  origins: [string, ...string[]];
  /** Addresses and networks of the reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  logLevel: string;
  /** Where spans go, e.g. `http://127.0.0.1:4318`; none are made without it. */
  otlpEndpoint: string | undefined;
};

/**
 * Reads the environment; the one place that does. An empty variable counts as not set.
 * Throws one sentence naming every variable that is wrong.
 */
export function environment(
  // biome-ignore lint/style/noProcessEnv: this is the one reader of the environment.
  variables: Record<string, string | undefined> = process.env,
): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new Error(`The environment is not usable: ${problems.join('; ')}.`);
  }
  const env = parsed.data;
  const [origin = `http://localhost:${env.PORT}`, ...more] = (env.APP_ORIGIN ?? []).map(
    (url) => new URL(url).origin,
  );
  return {
    production: env.NODE_ENV === 'production',
    databaseUrl: env.DATABASE_URL,
    readDatabaseUrl: env.READ_DATABASE_URL,
    directDatabaseUrl: env.DIRECT_DATABASE_URL,
    directReadDatabaseUrl: env.DIRECT_READ_DATABASE_URL,
    port: env.PORT,
    realtimePort: env.REALTIME_PORT ?? env.PORT + 1,
    builtDir: resolve(/* turbopackIgnore: true */ env.NEXT_DIST_DIR),
    dataDir: resolve(/* turbopackIgnore: true */ env.DATA_DIR),
    backupDir: resolve(/* turbopackIgnore: true */ env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups')),
    demo: env.DEMO ?? env.DATABASE_URL === undefined,
    qaControls: env.QA_CONTROLS,
    metricsToken: env.METRICS_TOKEN,
    secret: env.BETTER_AUTH_SECRET,
    origins: env.APP_ORIGIN ? [origin, ...more] : [origin, `http://127.0.0.1:${env.PORT}`],
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}
