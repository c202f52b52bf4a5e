import type { Reads } from './reads.ts';

/** How far every view is, by its name. */
export async function getViewPositions({ db }: Pick<Reads, 'db'>): Promise<Map<string, number>> {
  const rows = await db.selectFrom('read.checkpoints').select(['projection', 'position']).execute();
  return new Map(rows.map(({ projection, position }) => [projection, position]));
}
