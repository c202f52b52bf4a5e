import type { Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { StoredCommand } from './event-store.ts';

/** The first answer of this actor's command; another actor's same id is another command. */
export const findCommand = (
  db: Kysely<WriteDatabase>,
  actorId: string,
  commandId: string,
): Promise<StoredCommand | undefined> =>
  db
    .selectFrom('write.commands')
    .select([
      'actor_id as actorId',
      'command_id as commandId',
      'body_hash as bodyHash',
      'stream_type as streamType',
      'stream_id as streamId',
      'version',
      'position',
      'accepted_at as acceptedAt',
    ])
    .where('command_id', '=', commandId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
