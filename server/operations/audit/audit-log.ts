import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';

/**
 * Compares a stretch of the log with what it was when an auditor first read it, by the hash of all
 * that is stored of its events; remembers it when nobody has. A log that was restored is another
 * one (`epoch`) and is remembered anew.
 */
export const auditLog = async (
  db: Kysely<ReadDatabase>,
  events: readonly StoredEvent[],
  epoch: string,
): Promise<AuditFinding[]> => {
  const [from, to] = [events[0]?.position, events.at(-1)?.position];
  if (from === undefined || to === undefined) return [];
  const hash = hashOf(events);
  const known = await db
    .selectFrom('read.log_hashes')
    .select(['epoch', 'hash'])
    .where('from_position', '=', from)
    .where('to_position', '=', to)
    .executeTakeFirst();
  if (known?.epoch !== epoch) {
    const stretch = { from_position: from, to_position: to, epoch, hash };
    await db
      .insertInto('read.log_hashes')
      .values(stretch)
      .onConflict((conflict) =>
        conflict.columns(['from_position', 'to_position']).doUpdateSet({ epoch, hash }),
      )
      .execute();
    return [];
  }
  if (known.hash.equals(hash)) return [];
  const what = 'the log is not what it was: events that were stored have changed';
  return [{ what, from, to, events: to - from + 1 }];
};

const hashOf = (events: readonly StoredEvent[]): Buffer => {
  const hash = createHash('sha256');
  for (const event of events) {
    const { position, streamType, streamId, version, type, schemaVersion } = event;
    const { data, metadata, commandId, at } = event;
    hash.update(
      JSON.stringify([
        ...[position, streamType, streamId, version, type, schemaVersion],
        ...[data, metadata, commandId, at],
      ]),
    );
  }
  return hash.digest();
};
