/**
 * What is selected in the list: some orders by id, or all that match the filter, loaded or not.
 * `anchor` is where a range begins.
 */
export type Selection = { all: boolean; ids: ReadonlySet<string>; anchor?: string };

export const nothingSelected: Selection = { all: false, ids: new Set() };

/** Selects or lets go of one order; what was all that match becomes the rows that are `listed`. */
export const toggle = (selection: Selection, id: string, listed: readonly string[]): Selection => {
  const ids = new Set(selection.all ? listed : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { all: false, ids, anchor: id };
};

/** Selects from the anchor to `id`, both ends included, as they are listed. */
export const extendTo = (
  selection: Selection,
  id: string,
  listed: readonly string[],
): Selection => {
  const from = listed.indexOf(selection.anchor ?? id);
  const to = listed.indexOf(id);
  if (to === -1) return selection;
  const range = from === -1 ? [id] : listed.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set([...(selection.all ? listed : selection.ids), ...range]);
  return { all: false, ids, anchor: from === -1 ? id : (selection.anchor ?? id) };
};

/** Selects every row that is listed; again: none. */
export const toggleListed = (selection: Selection, listed: readonly string[]): Selection =>
  isAllListed(selection, listed) ? nothingSelected : { all: false, ids: new Set(listed) };

export const selectAllMatching: Selection = { all: true, ids: new Set() };

export const isSelected = ({ all, ids }: Selection, id: string): boolean => all || ids.has(id);

export const isAllListed = (selection: Selection, listed: readonly string[]): boolean =>
  listed.length > 0 && listed.every((id) => isSelected(selection, id));

export const howManySelected = (
  selection: Selection,
  listed: readonly string[],
): 'none' | 'some' | 'all' => {
  if (isAllListed(selection, listed)) return 'all';
  return listed.some((id) => isSelected(selection, id)) ? 'some' : 'none';
};

/** The selected orders that are listed now: one that has left the list is no longer worked on. */
export const selectedOf = (selection: Selection, listed: readonly string[]): string[] =>
  listed.filter((id) => isSelected(selection, id));
