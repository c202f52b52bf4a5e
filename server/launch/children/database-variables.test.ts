import { expect, test } from 'vitest';
import { loadConfig } from '#server/runtime/config.ts';
import { environment } from '#server/runtime/environment.ts';
import { databaseVariables } from './database-variables.ts';

const secret = { BETTER_AUTH_SECRET: 'of this test and of nobody else, 32 bytes' };
const url = (host: string, owner = '') => `postgres://${owner}${host}.example/shop`;
const addressesOf = (variables: Record<string, string>) => {
  const config = loadConfig(environment({ ...secret, ...variables }));
  const { databaseUrl, readDatabaseUrl, directDatabaseUrl, directReadDatabaseUrl } = config;
  return { databaseUrl, readDatabaseUrl, directDatabaseUrl, directReadDatabaseUrl };
};

test.each([
  [{ DATABASE_URL: url('pooler') }, url('pooler'), url('pooler')],
  [
    { DATABASE_URL: url('pooler'), DIRECT_DATABASE_URL: url('direct') },
    url('direct'),
    url('direct'),
  ],
  [
    { DATABASE_URL: url('log'), READ_DATABASE_URL: url('views-pooler') },
    url('log'),
    url('views-pooler'),
  ],
  [
    {
      DATABASE_URL: url('log'),
      READ_DATABASE_URL: url('views-pooler'),
      DIRECT_READ_DATABASE_URL: url('views'),
    },
    url('log'),
    url('views'),
  ],
])(
  'of %o both sides are listened to at %s and %s, by the children of a start too',
  (variables, log, views) => {
    const own = addressesOf(variables);
    expect(own).toMatchObject({ directDatabaseUrl: log, directReadDatabaseUrl: views });
    expect(addressesOf(databaseVariables(own))).toEqual(own);
  },
);

test('no child is handed the owner’s password', () => {
  const own = addressesOf({ DATABASE_URL: url('log', 'owner:password@') });
  expect(Object.values(databaseVariables(own)).join()).not.toMatch(/owner|password/);
});
