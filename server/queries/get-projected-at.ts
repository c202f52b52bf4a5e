import type { Reads } from './reads.ts';

/** `meta.position` is how far the order views are. */
export type Projected = { projected: boolean; projectedAt?: string; meta: { position: number } };

/** Whether the order views hold the event at a position, and since when (ISO 8601) if that is known. */
export async function getProjectedAt({ db }: Reads, position: number): Promise<Projected> {
  // How far the order views are, and the first of their batches that reached the position.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.batches')
          .select(['committed_at', 'worker'])
          .where('projection', '=', 'orders')
          .where('to_position', '>=', position)
          .orderBy('to_position')
          .limit(1)
          .as('batch'),
      (join) => join.onTrue(),
    )
    .select(['view.position', 'batch.committed_at', 'batch.worker'])
    .where('view.projection', '=', 'orders')
    .executeTakeFirst();
  const meta = { position: found?.position ?? 0 };
  if (found === undefined || found.position < position) return { projected: false, meta };
  return {
    projected: true,
    // Of old batches that were made one it is no longer known when each of them was.
    ...(found.committed_at !== null && found.worker !== '' && { projectedAt: found.committed_at }),
    meta,
  };
}
