import { CompiledQuery, type Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { Appended } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';
import type { PreparedAppend } from './prepare-append.ts';
import { writeFailure } from './write-failure.ts';

type Answer = {
  outcome: Appended['outcome'];
  version: number | null;
  position: number | null;
  accepted_at: string | null;
  stream_type: string;
  stream_id: string;
  actual_version: number;
};

/** Above the command role's statement timeout (10 s): reached only when nothing answers at all. */
const patienceMs = 12_000;

/**
 * Calls `write.append` with a batch (or its form for one); answers in the batch's order. A
 * connection that broke leaves it unknown whether the batch was stored, so it is sent once more:
 * what was stored answers `replayed`, and every append is in the log once. Throws EventStoreError.
 */
export const sendBatch = async (
  db: Kysely<WriteDatabase>,
  batch: PreparedAppend[],
): Promise<Appended[]> => {
  try {
    return await callAppend(db, batch);
  } catch (error) {
    if (writeFailure(error) !== 'connection-lost') throw asEventStoreError(error);
  }
  try {
    return await callAppend(db, batch);
  } catch (error) {
    throw asEventStoreError(error);
  }
};

const callAppend = async (db: Kysely<WriteDatabase>, batch: PreparedAppend[]) => {
  const [first, second] = batch;
  const query = first && !second ? appendOne(first) : appendBatch(batch);
  const { rows } = await db.executeQuery<Answer>(query, {
    signal: AbortSignal.timeout(patienceMs),
  });
  return rows.map(toAppended);
};

const appendOne = ({ append, metadata, events }: PreparedAppend) =>
  CompiledQuery.raw(
    `select outcome, version, position, accepted_at, stream_type_ as stream_type,
      stream_id_ as stream_id, actual_version
    from write.append($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      append.actorId,
      append.commandId,
      append.bodyHash,
      append.streamType,
      append.streamId,
      append.expectedVersion,
      metadata,
      events,
    ],
  );

const appendBatch = (batch: PreparedAppend[]) => {
  const events = batch.reduce((sum, { append }) => sum + append.events.length, 0);
  return CompiledQuery.raw('select * from write.append($1, $2)', [
    `[${batch.map(toElement).join()}]`,
    events,
  ]);
};

const toElement = ({ append, metadata, events }: PreparedAppend): string => {
  const { actorId, commandId, bodyHash, streamType, streamId, expectedVersion } = append;
  const head = { a: actorId, c: commandId, h: bodyHash, t: streamType, s: streamId };
  const text = JSON.stringify({ ...head, v: expectedVersion });
  return `${text.slice(0, -1)},"m":${metadata},"e":${events}}`;
};

const toAppended = (row: Answer): Appended => {
  const { outcome, version, position, accepted_at: acceptedAt } = row;
  if (outcome === 'command-reused') return { outcome };
  if (outcome === 'version-conflict') return { outcome, actualVersion: row.actual_version };
  if (version === null || position === null || acceptedAt === null) {
    throw new TypeError(`write.append answered "${outcome}" without a place.`);
  }
  const { stream_type: streamType, stream_id: streamId } = row;
  return { outcome, version, position, acceptedAt, streamType, streamId };
};

const asEventStoreError = (cause: unknown): EventStoreError =>
  writeFailure(cause) === 'refused'
    ? new EventStoreError('invalid-append', 'The database refused what an append holds.', { cause })
    : new EventStoreError('unavailable', 'The log did not answer; ask again.', { cause });
