/** A level of the tree: for each three bits of the key's hash an entry, a level below, or nothing. */
export type Branch<Value> = readonly (Branch<Value> | Entry<Value> | undefined)[];
type Entry<Value> = { key: string; value: Value };

const bits = 3;
const width = 1 << bits;
/** Levels that one hash of 32 bits can tell apart; below them the key is hashed anew. */
const levels = 10;

/**
 * A map that never changes: `with` answers another one that shares all but the path to the new entry
 * (Bagwell's hash trie), so a change costs the same few small arrays however much the map holds, and
 * whoever has the old one still sees what it was. It is in no order.
 */
export class PersistentMap<Value> {
  readonly root: Branch<Value>;
  readonly size: number;

  constructor(root: Branch<Value> = [], size = 0) {
    this.root = root;
    this.size = size;
  }

  get(key: string): Value | undefined {
    let node: Branch<Value> | Entry<Value> | undefined = this.root;
    let hash = 0;
    for (let level = 0; isBranch(node); level += 1) {
      if (level % levels === 0) hash = hashOf(key, level / levels);
      node = node[slotAt(hash, level)];
    }
    return node?.key === key ? node.value : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, value: Value): PersistentMap<Value> {
    const size = this.has(key) ? this.size : this.size + 1;
    return new PersistentMap(placed(this.root, { key, value }, 0), size);
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    for (const { key, value } of entriesOf(this.root)) yield [key, value];
  }

  *values(): Generator<Value> {
    for (const { value } of entriesOf(this.root)) yield value;
  }

  /** The same keys with other values. */
  map(change: (value: Value) => Value): PersistentMap<Value> {
    return new PersistentMap(changed(this.root, change), this.size);
  }
}

const isBranch = <Value>(node: Branch<Value> | Entry<Value> | undefined): node is Branch<Value> =>
  Array.isArray(node);

/** FNV-1a; another seed for every ten levels, so that no two keys share their way for ever. */
const hashOf = (key: string, seed: number): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  // Its low bits alone would be those of the last characters.
  return hash ^ (hash >>> 15);
};

const slotAt = (hash: number, level: number): number =>
  (hash >>> (bits * (level % levels))) & (width - 1);

const placed = <Value>(
  branch: Branch<Value>,
  entry: Entry<Value>,
  level: number,
): Branch<Value> => {
  const slot = slotAt(hashOf(entry.key, Math.floor(level / levels)), level);
  const there = branch[slot];
  const next = [...branch];
  if (isBranch(there)) next[slot] = placed(there, entry, level + 1);
  else if (there === undefined || there.key === entry.key) next[slot] = entry;
  else next[slot] = placed(placed([], there, level + 1), entry, level + 1);
  return next;
};

function* entriesOf<Value>(branch: Branch<Value>): Generator<Entry<Value>> {
  for (const node of branch) {
    if (isBranch(node)) yield* entriesOf(node);
    else if (node !== undefined) yield node;
  }
}

const changed = <Value>(branch: Branch<Value>, change: (value: Value) => Value): Branch<Value> =>
  branch.map((node) => {
    if (node === undefined) return undefined;
    return isBranch(node) ? changed(node, change) : { ...node, value: change(node.value) };
  });
