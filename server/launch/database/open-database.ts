import { findEmbedded, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { say } from '#server/launch/progress.ts';
import { type Config, withDatabase } from '#server/runtime/config.ts';
import { type Environment, environment } from '#server/runtime/environment.ts';
import { claimDataDir } from './claim-data-dir.ts';
import { requireDurable } from './require-durable.ts';

/** A database at the state of this code, and how to leave it. */
export type OpenDatabase = { config: Config; close(): Promise<void> };

/**
 * The database for a command-line tool: DATABASE_URL, or the embedded one if it runs, or else
 * started for as long as the tool does. Migrated in every case.
 * @param what the tool in words, for whoever finds the data folder in use
 */
export async function openDatabase(
  what: string,
  env: Environment = environment(),
): Promise<OpenDatabase> {
  const running = env.databaseUrl ?? (await findEmbedded(env.dataDir));
  if (running !== undefined) {
    return { config: await migrated(env, running), close: async () => {} };
  }
  const release = await claimDataDir(env.dataDir, what);
  try {
    const postgres = await startEmbedded(env.dataDir, { backups: env.backupDir });
    const close = () => postgres.stop().finally(release);
    try {
      return { config: await migrated(env, postgres.url), close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await release();
    throw error;
  }
}

/** The configuration of a database, brought up to date first. */
export async function migrated(env: Environment, databaseUrl: string): Promise<Config> {
  const config = withDatabase(env, databaseUrl);
  if (env.production) await requireDurable(config.directDatabaseUrl);
  await migrate({
    ownerUrl: config.directDatabaseUrl,
    readOwnerUrl: config.directReadDatabaseUrl,
    secret: config.secret,
    onWait: say,
  });
  return config;
}
