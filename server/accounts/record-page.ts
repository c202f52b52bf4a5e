import type { Records } from '#server/contracts/page.ts';

/** A page of at most `limit` of these rows, of which one more was asked for. */
export function recordPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  of: { item: (row: Row) => Item; cursor: (last: Row) => string },
): Records<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: shown.map(of.item),
    hasMore,
    nextCursor: hasMore && last !== undefined ? of.cursor(last) : null,
  };
}
