/**
 * Where a step down and a step up lead (indexes in `ids`, which may lie beyond either end) from the
 * order that one stands on. One that has left the list has left a place: between its neighbours as
 * they `were` listed. From nowhere both lead to the first row.
 */
export const stepsFrom = (
  cursor: string | undefined,
  ids: readonly string[],
  were: readonly string[],
): { down: number; up: number } => {
  const at = cursor === undefined ? -1 : ids.indexOf(cursor);
  if (at !== -1) return { down: at + 1, up: at - 1 };
  const was = cursor === undefined ? -1 : were.indexOf(cursor);
  if (was === -1) return { down: 0, up: 0 };
  const places = new Map(ids.map((id, index) => [id, index]));
  const isListed = (id: string) => places.has(id);
  const after = were.slice(was + 1).find(isListed);
  const before = were.slice(0, was).findLast(isListed);
  const down =
    after === undefined ? (places.get(before ?? '') ?? -1) + 1 : (places.get(after) ?? 0);
  return { down, up: down - 1 };
};
