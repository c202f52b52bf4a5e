import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuthDatabase } from '../auth/schema.ts';
import { createAuthDb, createReadDb, createWriteDb } from '../client.ts';
import type { ReadDatabase } from '../read/schema.ts';
import { roleUrl } from '../roles/names.ts';
import { grantDatabase } from '../roles.ts';
import { withClient } from '../with-client.ts';
import type { WriteDatabase } from '../write/schema.ts';
import { asAdmin, databaseUrl, type TestCluster } from './test-cluster.ts';

/** A migrated database that belongs to one test. `writeDb`, `readDb`, `authDb` are its owner's. */
export type TestDatabase = {
  writeDb: Kysely<WriteDatabase>;
  readDb: Kysely<ReadDatabase>;
  authDb: Kysely<AuthDatabase>;
  urls: {
    owner: string;
    command: string;
    projector: string;
    query: string;
    auth: string;
    qa: string;
    operator: string;
  };
  secret: string;
  drop(): Promise<void>;
};

/** Clones the cluster's template. `drop` closes the clients and deletes the database. */
export async function createTestDatabase(cluster: TestCluster): Promise<TestDatabase> {
  const { adminUrl, template, secret } = cluster;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template}`);
  const owner = databaseUrl(adminUrl, name);
  await withClient({ connectionString: owner }, grantDatabase);
  const options = { max: 4, application: 'test' };
  const clients = {
    writeDb: createWriteDb(owner, options),
    readDb: createReadDb(owner, options),
    authDb: createAuthDb(owner, options),
  };
  return {
    ...clients,
    urls: {
      owner,
      command: roleUrl(owner, 'evenkeel_command', secret),
      projector: roleUrl(owner, 'evenkeel_projector', secret),
      query: roleUrl(owner, 'evenkeel_query', secret),
      auth: roleUrl(owner, 'evenkeel_auth', secret),
      qa: roleUrl(owner, 'evenkeel_qa', secret),
      operator: roleUrl(owner, 'evenkeel_operator', secret),
    },
    secret,
    async drop() {
      await Promise.all(Object.values(clients).map((client) => client.destroy()));
      await asAdmin(adminUrl, `drop database ${name} with (force)`);
    },
  };
}
