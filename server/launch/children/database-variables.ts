import type { Config } from '#server/runtime/config.ts';

type Addresses = Pick<
  Config,
  'databaseUrl' | 'readDatabaseUrl' | 'directDatabaseUrl' | 'directReadDatabaseUrl'
>;

/** The databases of a configuration as variables of the environment, without the owner's password. */
export const databaseVariables = (config: Addresses) => ({
  DATABASE_URL: withoutCredentials(config.databaseUrl),
  READ_DATABASE_URL: withoutCredentials(config.readDatabaseUrl),
  DIRECT_DATABASE_URL: withoutCredentials(config.directDatabaseUrl),
  DIRECT_READ_DATABASE_URL: withoutCredentials(config.directReadDatabaseUrl),
});

function withoutCredentials(url: string): string {
  const result = new URL(url);
  result.username = '';
  result.password = '';
  return result.href;
}
