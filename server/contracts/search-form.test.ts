import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchForm } from './search-form.ts';

const withoutAccents = (text: string) => text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
/** Texts with many of the letters in which languages differ. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'aouszdlit ΣσςÉéÖöŠšßẞØøÆæŁłĐđİıÑñЙйЁёÇç각が\u0301\u0308\u0327'),
  }),
);

it.each([
  ['jose', 'José'],
  ['José', 'JOSE\u0301'],
  ['muller', 'Müller'],
  ['strasse', 'Straße'],
  ['STRASSE', 'STRAẞE'],
  ['soren', 'Søren'],
  ['aeroskobing', 'Ærøskøbing'],
  ['oeuvre', 'Œuvre'],
  ['lodz', 'Łódź'],
  ['dakovo', 'Đakovo'],
  ['thorir', 'Þórir'],
  ['istanbul', 'İstanbul'],
  ['diyarbakir', 'Diyarbakır'],
  ['nguyen', 'Nguyễn'],
  ['Οδος', 'ΟΔΌΣ'],
  ['елка', 'Ёлка'],
])('%s and %s are searched alike', (one, other) => {
  expect(searchForm(one)).toBe(searchForm(other));
});

it.each([
  ['かき', 'がき'],
  ['कि', 'का'],
  ['각', '가'],
])('%s and %s stay two: what their script writes with marks is no accent', (one, other) => {
  expect(searchForm(one)).not.toBe(searchForm(other));
});

it('is the same when it is taken again', () => {
  fc.assert(fc.property(text, (one) => searchForm(searchForm(one)) === searchForm(one)));
});

it('finds every text by itself, by itself without accents, and whatever way its accents are stored', () => {
  fc.assert(
    fc.property(text, (one) => {
      for (const typed of [one, withoutAccents(one), one.normalize('NFD'), one.normalize('NFC')]) {
        expect(searchForm(typed)).toBe(searchForm(one));
      }
    }),
  );
});

it('finds a word in a text that holds it, in capitals or not', () => {
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      const held = [before, word, after].join('\n');
      expect(searchForm(held)).toContain(searchForm(word));
      expect(searchForm(held.toUpperCase())).toContain(searchForm(word.toUpperCase()));
    }),
  );
});
