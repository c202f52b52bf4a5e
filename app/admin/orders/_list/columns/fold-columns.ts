import type { ColumnChoice, OrderColumn } from '#server/contracts/saved-views.ts';
import { columnLooks } from './column-looks.ts';

export const checkboxWidth = 40;
/** Less than this (CSS px at the usual size of text, as all widths here) the products cannot be read. */
const leastFree = 144;
/** What a list has on a tablet held upright. */
const tabletRoom = 720;
/** What it has at least: in a window of 640 px, below which it is cards, less its edges and a scrollbar. */
export const leastRoom = 576;

/** What the usual columns need: with less room a list folds. */
export const foldsBelow = 976;
/** What they need folded: with less room it folds once more. */
export const narrowsBelow = 696;
/** Written out, so that Tailwind finds them: so much of the container that the table lies in. */
export const whenFolded = { gone: '@max-[61rem]:hidden', there: 'hidden sm:@max-[61rem]:block' };
// A card on a phone keeps it.
export const whenNarrow = {
  gone: 'sm:@max-[43.5rem]:hidden',
  there: 'hidden sm:@max-[43.5rem]:block',
};
export const foldingWidth =
  'w-(--width) @max-[61rem]:w-(--folded-width) @max-[43.5rem]:w-(--narrow-width)';

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

/** The columns of a folded list that stand under another too where it does not fit. */
export const narrowedOf = (chosen: readonly ColumnChoice[]): ReadonlySet<OrderColumn> => {
  const left = unfoldedOf(chosen);
  const ids = left.map(({ id }) => id);
  const fits = leastWidth(left) <= leastRoom;
  return new Set(
    fits ? [] : ids.filter((id) => ids.some((it) => it === columnLooks[id].narrowUnder)),
  );
};

/** The columns that are left of a list where there is least room. */
export const narrowOf = (chosen: readonly ColumnChoice[]): readonly ColumnChoice[] => {
  const narrowed = narrowedOf(chosen);
  return unfoldedOf(chosen).filter(({ id }) => !narrowed.has(id));
};

/** The class by which each column goes that stands under another where there is little room. */
export const goneOf = (chosen: readonly ColumnChoice[]): ReadonlyMap<OrderColumn, string> =>
  new Map([
    ...[...foldedOf(chosen)].map((id) => [id, whenFolded.gone] as const),
    ...[...narrowedOf(chosen)].map((id) => [id, whenNarrow.gone] as const),
  ]);

/** A column that stands under another, by the class by which it does. */
export type Fold = { id: OrderColumn; under: OrderColumn; there: string };

/** All that stands under others where there is little room, and where there is less. */
export const foldsOf = (chosen: readonly ColumnChoice[]): readonly Fold[] => {
  const standing = (ids: Iterable<OrderColumn>, when: 'under' | 'narrowUnder', there: string) =>
    [...ids].flatMap((id): Fold[] => {
      const under = columnLooks[id][when];
      return under === undefined ? [] : [{ id, under, there }];
    });
  const folds = standing(foldedOf(chosen), 'under', whenFolded.there);
  const narrow = standing(narrowedOf(chosen), 'narrowUnder', whenNarrow.there);
  return [
    ...folds,
    // What stood under a column that goes moves on with it.
    ...narrow.flatMap((fold) => [
      fold,
      ...folds.filter(({ under }) => under === fold.id).map(({ id }) => ({ ...fold, id })),
    ]),
  ];
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
