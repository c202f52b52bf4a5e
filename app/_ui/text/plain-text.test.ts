import { expect, it } from 'vitest';
import { plainLine, plainParagraph } from './plain-text.ts';

it('of a pasted line nothing is left that nobody sees, and words stay apart that a tab stood between', () => {
  expect(plainLine('\u200eRM1\t\u202d2GB\u202c\u061c\u0000\n')).toBe('RM1 2GB');
  expect(plainLine('\t\u200e')).toBe('');
  expect(plainLine('ناقل 1')).toBe('ناقل 1');
});

it.each(['\u200b', '\u2060', '\u00ad', '\u3164', '\u115f', '\u2800', '\u{e0020}', '\u0301'])(
  'a text of which nobody sees anything is none: %j',
  (unseen) => {
    expect([plainLine(` ${unseen} `), plainParagraph(`${unseen}\n${unseen}`)]).toEqual(['', '']);
    expect(plainLine(`a${unseen}`)).toBe(`a${unseen}`);
  },
);

it('of a pasted note the lines, the tabs and the directions of its writer are kept', () => {
  expect(plainParagraph('שלום\u200f!\n\tTwo\u0007\n')).toBe('שלום\u200f!\n\tTwo');
  expect(plainParagraph('\u0007')).toBe('');
});
