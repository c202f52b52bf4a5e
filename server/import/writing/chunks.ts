/** Items in their order, in groups of a total weight of at most `limit`; a heavier item goes alone. */
export function* chunks<Item>(
  items: Iterable<Item>,
  limit: number,
  weigh: (item: Item) => number = () => 1,
): Generator<Item[]> {
  let chunk: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const added = weigh(item);
    if (chunk.length > 0 && weight + added > limit) {
      yield chunk;
      chunk = [];
      weight = 0;
    }
    chunk.push(item);
    weight += added;
  }
  if (chunk.length > 0) yield chunk;
}
