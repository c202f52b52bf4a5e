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

  it('keeps line breaks and right-to-left scripts in a paragraph, and refuses NUL', () => {
    expect(paragraph(50).parse('שלום\nعالم')).toBe('שלום\nعالم');
    expect(paragraph(50).safeParse('a\u0000').success).toBe(false);
  });
});
