/** Numbers that look random and are the same for the same seed: Math.random cannot be seeded. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  bytes(count: number): Uint8Array;
};

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), seeded from the text by FNV-1a. */
export const createRandom = (seed: string): Random => {
  let [a, b, c, d] = [hash(seed), hash(`${seed} b`), hash(`${seed} c`), 1];
  const word = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let round = 0; round < 15; round++) word();
  const next = () => word() / 2 ** 32;
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    bytes: (count) => {
      const words = new Uint32Array(Math.ceil(count / 4));
      for (let index = 0; index < words.length; index++) words[index] = word();
      return new Uint8Array(words.buffer, 0, count);
    },
  };
};

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
};
