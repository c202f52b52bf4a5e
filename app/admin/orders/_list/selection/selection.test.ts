import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  extendTo,
  isAllListed,
  nothingSelected,
  selectAllMatching,
  selectedOf,
  toggle,
  toggleListed,
} from './selection.ts';

const listed = ['a', 'b', 'c', 'd', 'e'];

test('a range runs from the last order that was picked to this one, in either direction', () => {
  const down = extendTo(toggle(nothingSelected, 'b', listed), 'd', listed);
  expect(selectedOf(down, listed)).toEqual(['b', 'c', 'd']);
  const up = extendTo(toggle(nothingSelected, 'd', listed), 'b', listed);
  expect(selectedOf(up, listed)).toEqual(['b', 'c', 'd']);
});

test('a range without a beginning, or with one that left the list, is one order', () => {
  expect(selectedOf(extendTo(nothingSelected, 'c', listed), listed)).toEqual(['c']);
  const gone = toggle(nothingSelected, 'x', [...listed, 'x']);
  expect(selectedOf(extendTo(gone, 'c', listed), listed)).toEqual(['c']);
});

test('letting one go of all that match leaves the rows that are in sight', () => {
  const selection = toggle(selectAllMatching, 'c', listed);
  expect(selection.all).toBe(false);
  expect(selectedOf(selection, listed)).toEqual(['a', 'b', 'd', 'e']);
});

test('picking the same order twice changes nothing, whatever was picked before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...listed)), fc.constantFrom(...listed), (picked, id) => {
      const before = picked.reduce((now, each) => toggle(now, each, listed), nothingSelected);
      const after = toggle(toggle(before, id, listed), id, listed);
      expect(selectedOf(after, listed)).toEqual(selectedOf(before, listed));
    }),
  );
});

test('the head selects every row, and then none', () => {
  const all = toggleListed(toggle(nothingSelected, 'a', listed), listed);
  expect(isAllListed(all, listed)).toBe(true);
  expect(selectedOf(toggleListed(all, listed), listed)).toEqual([]);
  expect(isAllListed(nothingSelected, [])).toBe(false);
});
