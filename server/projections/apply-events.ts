import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { type Evolved, foldEvents, keysToLoad } from './fold-events.ts';
import type { ProjectedEvent, Projection } from './projection.ts';
import { loadRows, type Place, writeRows } from './view-rows.ts';

/**
 * Brings a projection's tables forward by these events: reads the touched rows once, folds in
 * memory, writes each table once. Runs inside the caller's transaction, which moves the checkpoint.
 */
export const applyEvents = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  place: Place,
  events: readonly ProjectedEvent[],
): Promise<Evolved[]> => {
  if (events.length === 0) return [];
  const loaded = [];
  for (const table of projection.tables) {
    loaded.push(await loadRows(db, table, place, keysToLoad(table, events)));
  }
  const { changed, steps } = foldEvents(projection, loaded, events);
  for (const [index, table] of projection.tables.entries()) {
    await writeRows(db, table, place, changed[index] ?? new Map());
  }
  return steps;
};
