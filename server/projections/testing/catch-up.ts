import { ensureCheckpoint } from '../checkpoints.ts';
import { type ProjectionDeps, projectBatch } from '../project-batch.ts';
import type { Projection } from '../projection.ts';

/** Projects the whole log, at most `limit` events a batch. */
export const catchUp = async (
  projection: Projection,
  deps: Omit<ProjectionDeps, 'worker'>,
  limit: number,
): Promise<void> => {
  await ensureCheckpoint(deps.readDb, projection);
  for (let kind = 'applied'; kind !== 'idle'; ) {
    ({ kind } = await projectBatch(projection, { ...deps, worker: 'test' }, limit));
  }
};
