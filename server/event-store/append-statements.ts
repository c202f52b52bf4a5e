import { CompiledQuery } from 'kysely';
import { integerArray, jsonbArray, textArray, uuidArray } from './binary-arrays.ts';
import type { PreparedAppend } from './prepare-append.ts';

/** One answer for the batch; nulls when any append conflicts. */
export type AtOnce = {
  first_position: number | null;
  accepted_at: string | null;
  epoch: string | null;
};

/** Appends all or nothing, and looks at nothing: see the migration `append-at-once`. */
export const appendAtOnce = (batch: readonly PreparedAppend[]): CompiledQuery<AtOnce> => {
  const [first, second] = batch;
  return first?.data.length === 1 && second === undefined ? one(first) : many(batch);
};

const one = ({ append, metadata, data }: PreparedAppend): CompiledQuery<AtOnce> => {
  const { actorId, commandId, bodyHash, streamType, streamId, expectedVersion } = append;
  const [event] = append.events;
  return CompiledQuery.raw('select * from write.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
    ...[actorId, commandId, bodyHash, streamType, streamId, expectedVersion, metadata],
    ...[event?.type, event?.schemaVersion, data[0]],
  ]);
};

const many = (batch: readonly PreparedAppend[]): CompiledQuery<AtOnce> => {
  const events = batch.flatMap((prepared) =>
    prepared.data.map((data, index) => ({ prepared, data, index })),
  );
  const eventText = (of: (append: PreparedAppend['append'], index: number) => string) =>
    events.map(({ prepared, index }) => of(prepared.append, index));
  const text = (of: (append: PreparedAppend['append']) => string) =>
    batch.map(({ append }) => of(append));
  const commandIds = text(({ commandId }) => commandId);
  return CompiledQuery.raw(
    'select * from write.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)',
    [
      textArray(eventText(({ streamType }) => streamType)),
      uuidArray(eventText(({ streamId }) => streamId)),
      integerArray(
        events.map(({ prepared, index }) => prepared.append.expectedVersion + 1 + index),
      ),
      textArray(eventText((append, index) => append.events[index]?.type ?? '')),
      integerArray(
        events.map(({ prepared, index }) => prepared.append.events[index]?.schemaVersion ?? 0),
      ),
      jsonbArray(events.map(({ data }) => data)),
      jsonbArray(events.map(({ prepared }) => prepared.metadata)),
      uuidArray(eventText(({ commandId }) => commandId)),
      textArray(text(({ actorId }) => actorId)),
      uuidArray(commandIds),
      textArray(text(({ bodyHash }) => bodyHash)),
      textArray(text(({ streamType }) => streamType)),
      uuidArray(text(({ streamId }) => streamId)),
      integerArray(batch.map(({ append }) => append.expectedVersion)),
      integerArray(batch.map(({ data }) => data.length)),
    ],
  );
};

/** The result of one append of a batch. */
export type OneByOne = {
  outcome: 'appended' | 'replayed' | 'command-reused' | 'version-conflict';
  version: number | null;
  position: number | null;
  epoch: string;
  accepted_at: string | null;
  stream_type: string;
  stream_id: string;
  actual_version: number;
};

/** Looks at each of a batch, appends those against which nothing stands, and answers a row for each. */
export const appendOneByOne = (batch: readonly PreparedAppend[]): CompiledQuery<OneByOne> => {
  const events = batch.reduce((sum, { data }) => sum + data.length, 0);
  // A log changes its identity only while nothing writes to it.
  return CompiledQuery.raw(
    'select *, (select epoch from write.head) as epoch from write.append($1, $2)',
    [`[${batch.map(elementOf).join()}]`, events],
  );
};

const elementOf = ({ append, metadata, data }: PreparedAppend): string => {
  const { actorId, commandId, bodyHash, streamType, streamId, expectedVersion } = append;
  const head = { a: actorId, c: commandId, h: bodyHash, t: streamType, s: streamId };
  const text = JSON.stringify({ ...head, v: expectedVersion });
  const events = append.events.map(
    ({ type, schemaVersion }, index) =>
      `${JSON.stringify({ t: type, v: schemaVersion }).slice(0, -1)},"d":${data[index]}}`,
  );
  return `${text.slice(0, -1)},"m":${metadata},"e":[${events.join()}]}`;
};
