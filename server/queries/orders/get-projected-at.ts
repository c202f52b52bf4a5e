import type { Reads } from '#server/queries/reads.ts';

/** `meta.position` is how far the order views are. */
export type Projected = { projected: boolean; projectedAt?: string; meta: { position: number } };

/**
 * Whether the order views hold the event at a position, and since when (ISO 8601) if that is known.
 * One that waits among the dead letters they do not hold, however far they are.
 */
export async function getProjectedAt({ db }: Reads, position: number): Promise<Projected> {
  // How far the order views are, the first of their batches that reached the position, and whether
  // its event was parked.
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
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('read.dead_letters as letter')
            .select('letter.position')
            .whereRef('letter.projection', '=', 'view.projection')
            .where('letter.place', '=', 'live')
            .where('letter.position', '=', position),
        )
        .as('is_parked'),
    )
    .where('view.projection', '=', 'orders')
    .executeTakeFirst();
  const meta = { position: found?.position ?? 0 };
  if (found === undefined || found.position < position || found.is_parked) {
    return { projected: false, meta };
  }
  return {
    projected: true,
    // Of old batches that were made one it is no longer known when each of them was.
    ...(found.committed_at !== null && found.worker !== '' && { projectedAt: found.committed_at }),
    meta,
  };
}
