import { type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { StoredEvent } from './event-store.ts';

const columns = [
  'position',
  'stream_type as streamType',
  'stream_id as streamId',
  'version',
  'type',
  'schema_version as schemaVersion',
  'data',
  'metadata',
  'command_id as commandId',
  'at',
] as const;

/** One stream's events in order, up to a version. */
export const readStream = (
  db: Kysely<WriteDatabase>,
  streamType: string,
  streamId: string,
  { upTo }: { upTo?: number } = {},
): Promise<StoredEvent[]> =>
  db
    .selectFrom('write.events')
    .select(columns)
    .where('stream_id', '=', streamId)
    .where('stream_type', '=', streamType)
    .$if(upTo !== undefined, (query) => query.where('version', '<=', upTo ?? 0))
    .orderBy('version')
    .execute();

/** Several streams' events, by stream id, each in order. */
export const readStreams = async (
  db: Kysely<WriteDatabase>,
  streamType: string,
  streamIds: string[],
): Promise<Map<string, StoredEvent[]>> => {
  const streams = new Map<string, StoredEvent[]>();
  if (streamIds.length === 0) return streams;
  const events = await db
    .selectFrom('write.events')
    .select(columns)
    .where('stream_id', '=', sql<string>`any(${streamIds}::uuid[])`)
    .where('stream_type', '=', streamType)
    .orderBy('stream_id')
    .orderBy('version')
    .execute();
  for (const event of events) {
    const stream = streams.get(event.streamId);
    if (stream) stream.push(event);
    else streams.set(event.streamId, [event]);
  }
  return streams;
};

/** The next events of the whole log; positions have no gap, so none can appear behind them later. */
export const readLog = (
  db: Kysely<WriteDatabase>,
  after: number,
  limit: number,
): Promise<StoredEvent[]> =>
  db
    .selectFrom('write.events')
    .select(columns)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
