// Without zod, apart from the filters' schemas: every page that draws a list of orders loads this.

const dayMs = 86_400_000;

/** Where a range begins that is given from a day (`2010-12-01`, UTC) or an instant on: ms. */
export const startOf = (from: string): number => Date.parse(from);

/** Where it ends, itself excluded, in ms: a day is meant whole, an instant is the end. */
export const endOf = (to: string): number => Date.parse(to) + (to.length === 10 ? dayMs : 0);
