import { type Bulk, createBulk } from '../bulk/create-bulk.ts';
import type { Engine } from '../create-engine.ts';
import { openedBulk } from './opened-bulk.ts';

/** The bulk work that goes with an engine: one, as long as the engine lives. */
export const bulkOf = (engine: Engine): Bulk => {
  const known = openedBulk.get(engine) ?? createBulk(engine);
  openedBulk.set(engine, known);
  return known;
};
