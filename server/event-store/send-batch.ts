import type { CompiledQuery, Kysely } from 'kysely';
import { isTaken } from '#db/sql-state.ts';
import type { WriteDatabase } from '#db/write/schema.ts';
import { type AtOnce, appendAtOnce, appendOneByOne, type OneByOne } from './append-statements.ts';
import type { Appended } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';
import type { PreparedAppend } from './prepare-append.ts';
import { writeFailure } from './write-failure.ts';

/** Above the command role's statement timeout (10 s): reached only when nothing answers at all. */
const patienceMs = 12_000;

/** Postgres often ends all connections of a pool at once: the next to be lent may be of these. */
const mostAttempts = 3;

/**
 * Appends a batch: all at once where nothing stands against any of it, else each as it may. Answers
 * in the batch's order. A connection that broke leaves it unknown whether the batch was stored, so
 * it is sent again: what was stored answers `replayed`, and every append is in the log once. Throws
 * EventStoreError.
 */
export const sendBatch = async (
  db: Kysely<WriteDatabase>,
  batch: PreparedAppend[],
): Promise<Appended[]> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callAppend(db, batch);
    } catch (error) {
      const isLost = writeFailure(error) === 'connection-lost';
      if (!isLost || attempt === mostAttempts) throw asEventStoreError(error);
    }
  }
};

const callAppend = async (db: Kysely<WriteDatabase>, batch: PreparedAppend[]) => {
  const stored = await ask(db, appendAtOnce(batch)).catch((error: unknown) => {
    if (isTaken(error)) return [];
    throw error;
  });
  const answers = answersAtOnce(batch, stored[0]);
  if (answers !== undefined) return answers;
  return (await ask(db, appendOneByOne(batch))).map(toAppended);
};

const ask = async <Row>(db: Kysely<WriteDatabase>, query: CompiledQuery<Row>): Promise<Row[]> => {
  const { rows } = await db.executeQuery(query, { signal: AbortSignal.timeout(patienceMs) });
  return rows;
};

/** Every append's answer, from that of all; undefined when they were not stored. */
const answersAtOnce = (
  batch: readonly PreparedAppend[],
  stored: AtOnce | undefined,
): Appended[] | undefined => {
  if (!stored?.first_position || stored.accepted_at === null || stored.epoch === null) return;
  const { accepted_at: acceptedAt, epoch } = stored;
  let position = stored.first_position - 1;
  return batch.map(({ append, data }): Appended => {
    position += data.length;
    return {
      outcome: 'appended',
      version: append.expectedVersion + data.length,
      position,
      epoch,
      acceptedAt,
      streamType: append.streamType,
      streamId: append.streamId.toLowerCase(),
    };
  });
};

const toAppended = (row: OneByOne): Appended => {
  const { outcome, version, position, accepted_at: acceptedAt } = row;
  if (outcome === 'command-reused') return { outcome };
  if (outcome === 'version-conflict') return { outcome, actualVersion: row.actual_version };
  if (version === null || position === null || acceptedAt === null) {
    throw new TypeError(`write.append answered "${outcome}" without a place.`);
  }
  const { epoch, stream_type: streamType, stream_id: streamId } = row;
  return { outcome, version, position, epoch, acceptedAt, streamType, streamId };
};

const asEventStoreError = (cause: unknown): EventStoreError =>
  writeFailure(cause) === 'refused'
    ? new EventStoreError('invalid-append', 'The database refused what an append holds.', { cause })
    : new EventStoreError('unavailable', 'The log did not answer; ask again.', { cause });
