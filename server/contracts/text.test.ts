import { describe, expect, it } from 'vitest';
import { line, paragraph } from './text.ts';

describe('S13 · text at the border', () => {
  it.each([
    ['a NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['a direction override', 'abc\u202edef'],
    ['a line break', 'a\nb'],
    ['a zero-width joiner of directions', 'a\u2067b'],
    ['a carriage return', 'a\rb'],
    ['a terminal code', 'a\u001b[2Jb'],
    ['only spaces', '   '],
    ['one character too many', 'x'.repeat(11)],
  ])('refuses %s in a line', (_name, value) => {
    expect(line(10).safeParse(value).success).toBe(false);
  });

  it.each([
    ['a zero-width space', '\u200b'],
    ['a word joiner', '\u2060'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler', '\u3164'],
    ['a Hangul lead filler', '\u115f'],
    ['an empty Braille cell', '\u2800'],
    ['a tag', '\u{e0020}'],
    ['an accent on nothing', '\u0301'],
    ['several of them, and spaces', ' \u200b \u2060\u2800 '],
    ['spaces', '   '],
    ['nothing', ''],
  ])('refuses %s as empty, once', (_name, value) => {
    for (const schema of [line(50), paragraph(50)]) {
      const { error } = schema.safeParse(value);
      expect(error?.issues.map(({ message }) => message)).toEqual(['must not be empty']);
    }
  });

  it.each([
    ['a family of emoji', '👩\u200d👩\u200d👧'],
    ['a flag made of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a letter with its accent apart', 'e\u0301'],
    ['a soft hyphen in a word', 'T\u00ad1'],
    ['one full stop', '.'],
  ])('keeps %s as it was typed', (_name, value) => {
    expect([line(50).parse(value), paragraph(50).parse(value)]).toEqual([value, value]);
  });

  it('keeps line breaks and right-to-left scripts in a paragraph, and refuses NUL', () => {
    expect(paragraph(50).parse('שלום\nعالم')).toBe('שלום\nعالم');
    expect(paragraph(50).safeParse('a\u0000').success).toBe(false);
  });
});
