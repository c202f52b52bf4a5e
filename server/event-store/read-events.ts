import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { StoredEvent, StreamCursor } from './event-store.ts';

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

// Every command and every batch asks one of these: building them took as long as sending them.
const stored = `select ${columns.map((name) => name.replace(/ as (.+)/, ' as "$1"')).join(', ')}
  from write.events`;
const ofStreams = `${stored} where stream_id = any($1::uuid[]) and stream_type = $2
  order by stream_id, version`;
const ofLog = `${stored} where position > $1 order by position limit $2`;

const ask = async (
  db: Kysely<WriteDatabase>,
  text: string,
  values: readonly unknown[],
): Promise<StoredEvent[]> => {
  const query: CompiledQuery<StoredEvent> = CompiledQuery.raw(text, [...values]);
  return (await db.executeQuery(query)).rows;
};

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
  const events = await ask(db, ofStreams, [streamIds, streamType]);
  for (const event of events) {
    const stream = streams.get(event.streamId);
    if (stream) stream.push(event);
    else streams.set(event.streamId, [event]);
  }
  return streams;
};

/** Those of these streams that have an event. */
export const findStreams = async (
  db: Kysely<WriteDatabase>,
  streamType: string,
  streamIds: string[],
): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('write.events')
    .select('stream_id as id')
    .where('stream_id', '=', sql<string>`any(${streamIds}::uuid[])`)
    .where('stream_type', '=', streamType)
    .where('version', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** The next events of the whole log; positions have no gap, so none can appear behind them later. */
export const readLog = (
  db: Kysely<WriteDatabase>,
  after: number,
  limit: number,
): Promise<StoredEvent[]> => ask(db, ofLog, [after, limit]);

/** How many events of these stream types the log has up to a position. */
export const countEvents = async (
  db: Kysely<WriteDatabase>,
  { upTo, streamTypes }: { upTo: number; streamTypes: readonly string[] },
): Promise<number> => {
  const { events } = await db
    .selectFrom('write.events')
    .select((eb) => eb.fn.countAll<number>().as('events'))
    .where('position', '<=', upTo)
    .where('stream_type', '=', sql<string>`any(${streamTypes}::text[])`)
    .executeTakeFirstOrThrow();
  return events;
};

/** The next events in the order of streams, as far as the log is frozen. */
export const readInStreamOrder = (
  db: Kysely<WriteDatabase>,
  after: StreamCursor | undefined,
  { upTo, limit, streamTypes }: { upTo: number; limit: number; streamTypes: readonly string[] },
): Promise<StoredEvent[]> =>
  db
    .selectFrom('write.events')
    .select(columns)
    .where('position', '<=', upTo)
    .where('stream_type', '=', sql<string>`any(${streamTypes}::text[])`)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(stream_id, stream_type, version) >
          (${after?.streamId}::uuid, ${after?.streamType}, ${after?.version}::integer)`,
      ),
    )
    .orderBy('stream_id')
    .orderBy('stream_type')
    .orderBy('version')
    .limit(limit)
    .execute();
