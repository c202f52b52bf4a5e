import type { OperationsOverview } from '#server/contracts/operations.ts';

type Sample = OperationsOverview['history'][number];
type Measured = Sample['projections'][number];

/** One figure of every projection at a moment; null where nobody measured it. */
export type Moment = { at: string; values: ReadonlyMap<string, number | null> };

/** One figure over the last 15 minutes. */
export const historyOf = (
  history: readonly Sample[],
  figure: (measured: Measured) => number | null,
): Moment[] =>
  history.map(({ at, projections }) => ({
    at,
    values: new Map(projections.map((measured) => [measured.name, figure(measured)])),
  }));

/** The largest value that any of these names had, and 0 of none. */
export const largest = (moments: readonly Moment[], names: readonly string[]): number =>
  Math.max(0, ...moments.flatMap(({ values }) => names.map((name) => values.get(name) ?? 0)));
