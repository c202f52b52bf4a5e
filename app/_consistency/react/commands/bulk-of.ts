import { type Bulk, createBulk } from '#app/_consistency/bulk/create-bulk.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { openedBulk } from './opened-bulk.ts';

/** The bulk work that goes with an engine: one, as long as the engine lives. */
export const bulkOf = (engine: Engine): Bulk => {
  const known = openedBulk.get(engine) ?? createBulk(engine);
  openedBulk.set(engine, known);
  return known;
};
