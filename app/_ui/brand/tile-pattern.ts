/** What a tile is drawn from: a family of shapes, a hue and a turn, all fixed by the seed. */
export type TilePattern = {
  shape: 'dots' | 'stripes' | 'arcs' | 'steps' | 'waves' | 'leaves';
  hue: number;
  turn: 0 | 45 | 90 | 135;
};

const shapes = ['dots', 'stripes', 'arcs', 'steps', 'waves', 'leaves'] as const;
const turns = [0, 45, 90, 135] as const;

/** FNV-1a, then mixed once more so that neighbouring numbers of a catalogue look unlike. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
};

/** The same seed gives the same pattern, everywhere and for ever. */
export const tilePattern = (seed: string): TilePattern => {
  const value = hash(seed);
  return {
    shape: shapes[value % shapes.length] ?? 'dots',
    hue: ((value >>> 8) % 36) * 10,
    turn: turns[(value >>> 20) % turns.length] ?? 0,
  };
};
