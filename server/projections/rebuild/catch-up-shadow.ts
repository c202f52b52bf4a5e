import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import { assertContiguous } from '../assert-same-log.ts';
import {
  errorText,
  type Parking,
  parkedStreams,
  parkingOf,
  streamName,
} from '../dead-letters/dead-letters.ts';
import { isPoison } from '../dead-letters/is-poison.ts';
import { skippedPositions } from '../dead-letters/skipped-events.ts';
import { foldBatch } from '../fold-batch.ts';
import { openEvents } from '../open-events.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { writesOf } from '../view-rows.ts';
import { moveRebuild, type RebuildRun } from './rebuild-fence.ts';

type CatchUpDeps = Pick<ProjectionDeps, 'eventStore' | 'personalData'>;

/**
 * Applies the next events of the log to the shadow, in one transaction, or in several of fewer where
 * an event cannot be applied, which is parked. Answers the shadow's new position.
 */
export const catchUpShadow = async (
  db: Kysely<ReadDatabase>,
  deps: CatchUpDeps,
  rebuild: RebuildRun,
  { after, limit }: { after: number; limit: number },
): Promise<number> => {
  const stored = await deps.eventStore.readLog(after, limit);
  assertContiguous(after, stored);
  if (stored.length === 0) return after;
  try {
    return await db
      .transaction()
      .execute((transaction) => apply(transaction, deps, rebuild, { stored }));
  } catch (error) {
    if (!isPoison(error)) throw error;
    if (stored.length === 1) {
      return db
        .transaction()
        .execute((transaction) => apply(transaction, deps, rebuild, { stored, error }));
    }
    const half = { after, limit: Math.ceil(stored.length / 2) };
    const reached = await catchUpShadow(db, deps, rebuild, half);
    return catchUpShadow(db, deps, rebuild, { after: reached, limit: stored.length - half.limit });
  }
};

/** The same inside a transaction that holds more than this; what cannot be applied makes it fail. */
export const catchUpIn = async (
  transaction: Kysely<ReadDatabase>,
  deps: CatchUpDeps,
  rebuild: RebuildRun,
  { after, limit }: { after: number; limit: number },
): Promise<number> => {
  const stored = await deps.eventStore.readLog(after, limit);
  assertContiguous(after, stored);
  return stored.length === 0 ? after : apply(transaction, deps, rebuild, { stored });
};

/** With an `error`, the one event that is not parked yet is. */
const apply = async (
  transaction: Kysely<ReadDatabase>,
  { personalData }: CatchUpDeps,
  rebuild: RebuildRun,
  { stored, error }: { stored: readonly StoredEvent[]; error?: unknown },
): Promise<number> => {
  const { projection } = rebuild;
  const position = stored.at(-1)?.position ?? 0;
  await moveRebuild(transaction, rebuild, { position });
  const parked = await parkedStreams(transaction, projection, 'shadow', stored);
  const going = stored.filter((event) => !parked.has(streamName(event)));
  const waiting = stored.filter((event) => parked.has(streamName(event)));
  const parkings = waiting.map((event): Parking => ({ event, error: null }));
  if (error === undefined) {
    const skipped = await skippedPositions(transaction, projection, going);
    const events = await openEvents(projection, going, personalData, skipped);
    const { changed } = await foldBatch(transaction, projection, 'shadow', events);
    const writes = writesOf(projection, 'shadow', changed);
    if (writes.length > 0) await sql`with ${sql.join(writes)} select`.execute(transaction);
  } else {
    parkings.push(...going.map((event) => ({ event, error: errorText(error) })));
  }
  const letters = parkingOf(projection, 'shadow', parkings);
  if (letters.length > 0) await sql`with ${sql.join(letters)} select`.execute(transaction);
  return position;
};
