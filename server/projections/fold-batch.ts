import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { foldEvents, keysToLoad } from './fold-events.ts';
import type { Foldable, Key, Projection, ViewTable } from './projection.ts';
import { recallEvents } from './recall-events.ts';
import { loadRemembered, type RememberedRows } from './remember-rows.ts';
import { loadRows, type Place } from './view-rows.ts';

/**
 * Folds these events over what a projection's tables hold: reads the touched rows once, but for
 * those that are remembered, the rest in memory.
 */
export const foldBatch = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  place: Place,
  events: readonly Foldable[],
  { remembered, ...order }: { outOfTurn?: boolean; remembered?: RememberedRows } = {},
): Promise<ReturnType<typeof foldEvents>> => {
  const load = (table: ViewTable, keys: readonly Key[]) => loadRows(db, table, place, keys);
  const complete = await recallEvents(projection, events, load);
  const loaded = [];
  for (const [index, table] of projection.tables.entries()) {
    const keys = keysToLoad(table, complete);
    loaded.push(await loadRemembered(load, table, keys, remembered?.[index]));
  }
  return foldEvents(projection, loaded, complete, order);
};
