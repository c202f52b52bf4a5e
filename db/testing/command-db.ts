import type { Kysely } from 'kysely';
import { createWriteDb } from '../client.ts';
import type { WriteDatabase } from '../write/schema.ts';
import type { TestDatabase } from './create-test-database.ts';

/** The write side as a web process has it: the command role, a pool of its own. Destroy it after. */
export const commandDb = (database: TestDatabase, { max = 4 } = {}): Kysely<WriteDatabase> =>
  createWriteDb(database.urls.command, { max, application: 'writer' });
