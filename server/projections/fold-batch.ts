import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { foldEvents, keysToLoad } from './fold-events.ts';
import type { ProjectedEvent, Projection } from './projection.ts';
import { loadRows, type Place } from './view-rows.ts';

/**
 * Folds these events over what a projection's tables hold: reads the touched rows once, the rest in
 * memory. Runs inside the transaction that then writes the changed rows.
 */
export const foldBatch = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  place: Place,
  events: readonly ProjectedEvent[],
): Promise<ReturnType<typeof foldEvents>> => {
  const loaded = [];
  for (const table of projection.tables) {
    loaded.push(await loadRows(db, table, place, keysToLoad(table, events)));
  }
  return foldEvents(projection, loaded, events);
};
