import { sql } from 'kysely';
import { columnsOf, copyRows } from '#db/copy-rows.ts';
import type { OneClient } from '#db/one-client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent, StreamCursor } from '#server/event-store/event-store.ts';
import { errorText, type Parking, parkingOf, streamName } from '../dead-letters/dead-letters.ts';
import { isPoison } from '../dead-letters/is-poison.ts';
import { skippedPositions } from '../dead-letters/skipped-events.ts';
import type { Rows } from '../fold-events.ts';
import { openEvents } from '../open-events.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Foldable, Projection } from '../projection.ts';
import { tableName, writesOf } from '../view-rows.ts';
import { foldStreams } from './fold-streams.ts';
import { moveRebuild, type RebuildPlace, type RebuildRun } from './rebuild-fence.ts';

type FillDeps = Pick<ProjectionDeps, 'eventStore' | 'personalData' | 'readDb'>;

/** Whole streams; `opened` once they are parsed and unsealed, undefined where that failed. */
type Chunk = { events: readonly StoredEvent[]; opened?: readonly Foldable[] | undefined };

export type FillOptions = {
  limit: number;
  onChunk: (done: number) => void;
};

/**
 * The first phase of a rebuild: fills the shadow from the log as it was at `place.target`, stream by
 * stream, so that every row is written once. Goes on after the stream that an earlier run filled
 * last. While one chunk is folded and written the next is parsed and the one after it read. Answers
 * how many events it applied.
 */
export const fillStreams = async (
  one: OneClient<ReadDatabase>,
  deps: FillDeps,
  rebuild: RebuildRun,
  place: RebuildPlace,
  { limit, onChunk }: FillOptions,
): Promise<number> => {
  const upTo = place.target;
  const read = (after: StreamCursor | undefined) =>
    readChunk(deps, rebuild, { after, upTo, limit });
  let { done } = place;
  let since = performance.now();
  const write = async (chunk: Chunk) => {
    for (const part of await writeChunk(one, deps, rebuild, chunk)) done += part;
    const now = performance.now();
    const per_second = chunk.events.length / ((now - since) / 1_000);
    since = now;
    await moveRebuild(one.db, rebuild, { per_second });
    onChunk(done);
  };
  let next = read(cursorPlace(place.cursor_stream));
  let writing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const events = await next;
      const last = events.at(-1);
      if (last !== undefined) {
        next = read(last);
        // Whoever awaits it sees its failure; until then it is nobody's.
        next.catch(() => {});
      }
      const opened = await openChunk(deps, rebuild, events);
      await writing;
      if (last === undefined) return done;
      writing = write({ events, opened });
      writing.catch(() => {});
    }
  } finally {
    // Its transaction must not be left open on a connection that goes back.
    await writing.catch(() => {});
  }
};

/** Undefined when an event of it cannot be opened: the streams are then looked at one by one. */
const openChunk = async (
  { readDb, personalData }: FillDeps,
  { projection }: RebuildRun,
  events: readonly StoredEvent[],
): Promise<Foldable[] | undefined> => {
  try {
    const skipped = await skippedPositions(readDb, projection, events);
    return await openEvents(projection, events, personalData, skipped);
  } catch (error) {
    if (isPoison(error)) return undefined;
    throw error;
  }
};

/** Whole streams, about `limit` events of them. */
const readChunk = async (
  { eventStore }: FillDeps,
  { projection }: RebuildRun,
  { after, upTo, limit }: { after: StreamCursor | undefined; upTo: number; limit: number },
): Promise<StoredEvent[]> => {
  const streamTypes = Object.keys(projection.handles);
  const events = await eventStore.readInStreamOrder(after, { upTo, limit, streamTypes });
  while (events.length >= limit) {
    const last = events.at(-1);
    const rest = await eventStore.readInStreamOrder(last, { upTo, limit: 1_000, streamTypes });
    const own = rest.filter((event) => last && streamName(event) === streamName(last));
    events.push(...own);
    if (own.length < rest.length || rest.length === 0) break;
  }
  return events;
};

/** Writes streams together; where one fails, each half by itself, down to the stream. */
const writeChunk = async (
  one: OneClient<ReadDatabase>,
  deps: FillDeps,
  rebuild: RebuildRun,
  { events, opened }: Chunk,
): Promise<number[]> => {
  try {
    await writeStreams(one, deps, rebuild, { events, opened, parkings: [] });
    return [events.length];
  } catch (error) {
    if (!isPoison(error)) throw error;
    const half = halfOf(events);
    if (half === events.length) {
      await parkStream(one, deps, rebuild, { events, error });
      return [events.length];
    }
    const first = await writeChunk(one, deps, rebuild, { events: events.slice(0, half) });
    return [...first, ...(await writeChunk(one, deps, rebuild, { events: events.slice(half) }))];
  }
};

/** The end of the stream in the middle; all of them when there is but one stream. */
const halfOf = (events: readonly StoredEvent[]): number => {
  const middle = events[Math.floor((events.length - 1) / 2)];
  const isEnd = (event: StoredEvent) => middle && streamName(event) !== streamName(middle);
  const from = Math.floor((events.length - 1) / 2);
  const end = events.slice(from).findIndex(isEnd);
  if (end >= 0) return from + end;
  const start = events.findIndex((event) => middle && streamName(event) === streamName(middle));
  return start > 0 ? start : events.length;
};

/** As much of the stream as goes; the rest is parked. */
const parkStream = async (
  one: OneClient<ReadDatabase>,
  deps: FillDeps,
  rebuild: RebuildRun,
  { events, error }: { events: readonly StoredEvent[]; error: unknown },
): Promise<void> => {
  let reason = error;
  for (let good = events.length - 1; ; good--) {
    const parkings = events
      .slice(good)
      .map((event, index): Parking => ({ event, error: index === 0 ? errorText(reason) : null }));
    try {
      return await writeStreams(one, deps, rebuild, { events: events.slice(0, good), parkings });
    } catch (failure) {
      if (good === 0 || !isPoison(failure)) throw failure;
      reason = failure;
    }
  }
};

/** One transaction: the rows, what is parked, and where the rebuild is then. */
const writeStreams = async (
  one: OneClient<ReadDatabase>,
  { personalData }: FillDeps,
  rebuild: RebuildRun,
  { events, opened, parkings }: Chunk & { parkings: readonly Parking[] },
): Promise<void> => {
  const { projection } = rebuild;
  const last = parkings.at(-1)?.event ?? events.at(-1);
  await one.db.transaction().execute(async (transaction) => {
    const done = sql<number>`done + ${events.length + parkings.length}`;
    await moveRebuild(transaction, rebuild, {
      ...(last && { cursor_stream: cursorText(last) }),
      done,
    });
    const foldable =
      opened ??
      (await openEvents(
        projection,
        events,
        personalData,
        await skippedPositions(transaction, projection, events),
      ));
    const changed = await foldStreams(transaction, projection, foldable);
    await writeShadow(one, projection, changed);
    const parked = parkingOf(projection, 'shadow', parkings);
    if (parked.length > 0) await sql`with ${sql.join(parked)} select`.execute(transaction);
  });
};

/** New rows by COPY; those that streams share may be there already. In the transaction that is open. */
const writeShadow = async (
  { client, db }: OneClient<ReadDatabase>,
  { tables }: Projection,
  changed: readonly Rows[],
): Promise<void> => {
  for (const [index, table] of tables.entries()) {
    const rows = changed[index] ?? new Map();
    if (rows.size === 0) continue;
    if (table.isShared) {
      const writes = writesOf({ tables: [table] }, 'shadow', [rows], { outOfTurn: true });
      await sql`with ${sql.join(writes)} select`.execute(db);
      continue;
    }
    const name = `read."${tableName(table, 'shadow')}"`;
    await copyRows(client, name, await columnsOf(client, name), rows.values());
  }
};

const cursorText = ({ streamId, streamType, version }: StreamCursor): string =>
  `${streamId} ${version} ${streamType}`;

const cursorPlace = (text: string | null): StreamCursor | undefined => {
  const [, streamId = '', version, streamType = ''] = /^(\S+) (\d+) (.*)$/.exec(text ?? '') ?? [];
  return version === undefined ? undefined : { streamId, streamType, version: Number(version) };
};
