import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markLetters } from './mark-letters.ts';

const marked = (text: string, typed: string) =>
  markLetters(text, typed)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

it.each([
  ['Orders to ship', 'ship', 'Orders to [ship]'],
  ['Orders to ship', 'ORD', '[Ord]ers to ship'],
  ['Orders to ship', 'ots', '[O]rders [t]o [s]hip'],
  ['Orders to ship', 'xyz', 'Orders to ship'],
  ['Orders to ship', '  ', 'Orders to ship'],
  ['Security log', 'log', 'Security [log]'],
])('in “%s” for “%s” marks %s', (text, typed, expected) => {
  expect(marked(text, typed)).toBe(expected);
});

it('never changes the text, and marks no more letters than were typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
      const pieces = markLetters(text, typed);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      const letters = pieces.filter((piece) => piece.marked).flatMap((piece) => [...piece.text]);
      expect(letters.length).toBeLessThanOrEqual([...typed].length);
    }),
  );
});
