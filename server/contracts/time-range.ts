// Without zod, apart from the filters' schemas: every page that draws a list of orders loads this.

const dayMs = 86_400_000;

/** The day after it has a year of five digits, which ISO 8601 writes as Postgres does not read it. */
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

/** Where a range begins that is given from a day (`2010-12-01`, UTC) or an instant on: ms. */
export const startOf = (from: string): number => Math.min(Date.parse(from), lastMs);

/** Where it ends, itself excluded, in ms: a day is meant whole, an instant is the end. */
export const endOf = (to: string): number =>
  Math.min(Date.parse(to) + (to.length === 10 ? dayMs : 0), lastMs);
