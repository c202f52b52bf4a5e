import type { Projection } from '../projection.ts';

/** A projection whose code fails on the events at these positions, until they are taken out. */
export const poisoned = (
  projection: Projection,
  positions: { has(position: number): boolean },
): Projection => ({
  ...projection,
  tables: projection.tables.map((table) => ({
    ...table,
    evolve(row, event, key) {
      if (positions.has(event.position)) throw new Error(`Poison at ${event.position}`);
      return table.evolve(row, event, key);
    },
  })),
});
