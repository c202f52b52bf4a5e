import type { Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { StoredCommand } from './event-store.ts';

export const commandColumns = [
  'actor_id as actorId',
  'command_id as commandId',
  'body_hash as bodyHash',
  'stream_type as streamType',
  'stream_id as streamId',
  'version',
  'position',
  'accepted_at as acceptedAt',
] as const;

/** The first answer of this actor's command; another actor's same id is another command. */
export const findCommand = (
  db: Kysely<WriteDatabase>,
  actorId: string,
  commandId: string,
): Promise<(StoredCommand & { epoch: string }) | undefined> =>
  db
    .selectFrom(['write.commands', 'write.head'])
    .select(commandColumns.map((column) => `write.commands.${column}` as const))
    .select('write.head.epoch')
    .where('command_id', '=', commandId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
