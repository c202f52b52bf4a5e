import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyOptions } from '#app/_consistency/testing/run-options.ts';
import { type Branch, PersistentMap } from './persistent-map.ts';

/** Keys of the same 32-bit hash are among them (FNV-1a). */
const key = fc.oneof(
  fc.constantFrom('costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke', ''),
  fc.uuid(),
);
const entries = fc.array(fc.tuple(key, fc.nat()), { maxLength: 200, size: 'max' });

const filled = (pairs: readonly (readonly [string, number])[]) =>
  pairs.reduce((map, [name, value]) => map.with(name, value), new PersistentMap<number>());
const sorted = (pairs: Iterable<readonly [string, number]>) =>
  [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));

/** The small arrays that a map is made of. */
const arraysOf = (branch: Branch<number>): Branch<number>[] => [
  branch,
  ...branch.flatMap((node) => (Array.isArray(node) ? arraysOf(node) : [])),
];

describe('a map that never changes', () => {
  it('holds what a Map would hold, keys of the same hash included', () => {
    const same = fc.property(entries, (pairs) => {
      const [map, plain] = [filled(pairs), new Map(pairs)];
      expect(sorted(map)).toEqual(sorted(plain));
      expect(map.size).toBe(plain.size);
      for (const [name, value] of plain) expect(map.get(name)).toBe(value);
      expect(map.has('nobody has this one')).toBe(false);
    });
    fc.assert(same, propertyOptions(200));
  });

  it('leaves whoever has an older one with what it was', () => {
    const apart = fc.property(entries, entries, (before, after) => {
      const map = filled(before);
      const was = sorted(map);
      after.reduce((next, [name, value]) => next.with(name, value), map);
      map.map((value) => value + 1);
      expect(sorted(map)).toEqual(was);
    });
    fc.assert(apart, propertyOptions(200));
  });

  it('costs a few small arrays a change, however much it holds', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `order-${n}`);
    const map = filled(names.map((name, n) => [name, n]));
    const known = new Set(arraysOf(map.root));
    for (const name of ['order-7', 'order-19999', 'one that is new']) {
      const made = arraysOf(map.with(name, -1).root).filter((array) => !known.has(array));
      expect(made.length).toBeLessThanOrEqual(10);
    }
  });
});
