import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { foldEvents, keysToLoad, type Rows } from '../fold-events.ts';
import type { Foldable, Key, Projection, ViewTable } from '../projection.ts';
import { recallEvents } from '../recall-events.ts';
import { loadRows } from '../view-rows.ts';

/**
 * Folds whole streams, of which the shadow has nothing yet: only rows that streams share are read.
 * Answers the changed rows of each table.
 */
export const foldStreams = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  events: readonly Foldable[],
): Promise<Rows[]> => {
  const load = (table: ViewTable, keys: readonly Key[]): Promise<Rows> =>
    table.isShared ? loadRows(db, table, 'shadow', keys) : Promise.resolve(new Map());
  const complete = await recallEvents(projection, events, load);
  const loaded: Rows[] = [];
  for (const table of projection.tables) {
    loaded.push(table.isShared ? await load(table, keysToLoad(table, complete)) : new Map());
  }
  const order = { outOfTurn: true, withSteps: false };
  return foldEvents(projection, loaded, complete, order).changed;
};
