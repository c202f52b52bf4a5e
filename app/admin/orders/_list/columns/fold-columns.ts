import type { ColumnChoice, OrderColumn } from '#server/contracts/saved-views.ts';
import { columnLooks } from './column-looks.ts';

export const checkboxWidth = 40;
/** Less than this (CSS px) the products cannot be read. */
const leastFree = 144;
/** What a list has on a tablet held upright. */
const tabletRoom = 720;

/** What the usual columns need: with less room a list folds. */
export const foldsBelow = 976;
/** Written out, so that Tailwind finds them: `foldsBelow` of the container that the table lies in. */
export const whenFolded = {
  gone: '@max-[976px]:hidden',
  there: 'hidden sm:@max-[976px]:block',
  width: 'w-(--width) @max-[976px]:w-(--folded-width)',
} as const;

/**
 * The columns that stand under another in a folded list. None where all of them fit on a tablet: they
 * were chosen to be seen.
 */
export const foldedOf = (chosen: readonly ColumnChoice[]): ReadonlySet<OrderColumn> => {
  const ids = chosen.map(({ id }) => id);
  const fits = leastWidth(chosen) <= tabletRoom;
  return new Set(fits ? [] : ids.filter((id) => ids.some((it) => it === columnLooks[id].under)));
};

/** The columns that are left of a folded list. */
export const unfoldedOf = (chosen: readonly ColumnChoice[]): readonly ColumnChoice[] => {
  const folded = foldedOf(chosen);
  return chosen.filter(({ id }) => !folded.has(id));
};

/** Which column takes what is left, or every width would be stretched to fill the table. */
export const freeOf = (columns: readonly ColumnChoice[]): ColumnChoice | undefined =>
  columns.find(({ id, width }) => id === 'items' && width === undefined) ??
  columns.find(({ id, width }) => id === 'customerName' && width === undefined) ??
  columns.at(-1);

/** The least width (CSS px) in which columns can be read. */
export const leastWidth = (columns: readonly ColumnChoice[]): number =>
  columns.reduce((sum, column) => sum + widthOf(column), checkboxWidth);

export const widthOf = ({ id, width = columnLooks[id].width ?? leastFree }: ColumnChoice): number =>
  width;
