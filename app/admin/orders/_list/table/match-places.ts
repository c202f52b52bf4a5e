import type { SearchMatch } from '#server/contracts/order-filter.ts';
import type { ColumnChoice, OrderColumn } from '#server/contracts/saved-views.ts';
import { foldedOf } from '../columns/fold-columns.ts';

/** The columns that can tell what an order was found by: the first of these that is shown does. */
const places: readonly OrderColumn[] = ['customerName', 'items', 'number'];

/**
 * Under which columns a row says what it was found by, each with the class by which it does there. What
 * was found of products is told beside them; where they stand under another column or a card leaves
 * them out, it is told as everything else.
 */
export const matchPlaces = (
  matched: readonly SearchMatch[],
  columns: readonly ColumnChoice[],
): ReadonlyMap<OrderColumn, string> => {
  const told = places.find((place) => columns.some(({ id }) => id === place));
  if (matched.length === 0 || told === undefined) return new Map();
  const isOfProducts = matched.every(({ field }) => field === 'product' || field === 'sku');
  if (!isOfProducts || columns.every(({ id }) => id !== 'items')) return new Map([[told, '']]);
  const besideThem = foldedOf(columns).has('items') ? 'sm:@min-[61rem]:hidden' : 'sm:hidden';
  return new Map([
    [told, besideThem],
    ['items', ''],
  ]);
};
