/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** One stream of numbers for a seed and a name, independent of all others (FNV-1a and mulberry32). */
export const createRandom = (seed: number, name: string): Random => {
  let state = 0x811c9dc5 ^ seed;
  for (const character of name) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** One of `weights`' keys, each as likely as its weight says. */
export const pickWeighted = <Key extends string>(
  weights: Readonly<Record<Key, number>>,
  random: number,
): Key => {
  const entries = Object.entries(weights) as [Key, number][];
  let rest = random * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  throw new RangeError('Nothing to pick from.');
};

/** One of a list by a number in [0, 1); undefined when it is empty. */
export const pick = <Item>(list: readonly Item[], random: number): Item | undefined =>
  list[Math.floor(random * list.length)];
