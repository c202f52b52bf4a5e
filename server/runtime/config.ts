import { rememberedUrl } from '#db/embedded/remembered-url.ts';
import { type Environment, environment } from './environment.ts';
import { ensureSecret } from './secrets.ts';

/** The environment with its databases found and its secret in hand. */
export type Config = Omit<Environment, 'databaseUrl' | 'readDatabaseUrl' | 'secret'> & {
  /** The write side. Enter it with `roleUrl(databaseUrl, role, secret)`. */
  databaseUrl: string;
  /** The read side; the same database unless told otherwise. */
  readDatabaseUrl: string;
  /** For LISTEN and migrations: never through a transaction pooler. */
  directDatabaseUrl: string;
  /** The same for the read side. */
  directReadDatabaseUrl: string;
  secret: string;
};

/**
 * The configuration of a process that needs a running database: that of DATABASE_URL, or the
 * embedded one of DATA_DIR. Throws with the next step when there is neither.
 */
export function loadConfig(env: Environment = environment()): Config {
  const databaseUrl = env.databaseUrl ?? rememberedUrl(env.dataDir);
  if (databaseUrl === undefined) {
    throw new Error(
      `No database: ${env.dataDir} has none yet. Run "npm start" once, or set DATABASE_URL.`,
    );
  }
  return withDatabase(env, databaseUrl);
}

/** The configuration once the write side's address is known. */
export function withDatabase(env: Environment, databaseUrl: string): Config {
  const directDatabaseUrl = env.directDatabaseUrl ?? databaseUrl;
  return {
    ...env,
    databaseUrl,
    readDatabaseUrl: env.readDatabaseUrl ?? databaseUrl,
    directDatabaseUrl,
    directReadDatabaseUrl: env.directReadDatabaseUrl ?? env.readDatabaseUrl ?? directDatabaseUrl,
    secret: ensureSecret(env),
  };
}
