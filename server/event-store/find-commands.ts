import { type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { StoredCommand } from './event-store.ts';
import { commandColumns } from './find-command.ts';

/** The first answers of all commands under these ids, whoever sent them. */
export const findCommands = (
  db: Kysely<WriteDatabase>,
  commandIds: readonly string[],
): Promise<StoredCommand[]> =>
  db
    .selectFrom('write.commands')
    .select(commandColumns)
    .where('command_id', '=', sql<string>`any(${commandIds}::uuid[])`)
    .execute();
