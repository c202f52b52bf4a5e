import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { TypedText } from './typed-text.tsx';

const shown = (text: string) =>
  renderToStaticMarkup(
    <TypedText command={{ type: 'AddNote', text, visibility: 'customer' } as Change['command']} />,
  );

it('a long note leaves the buttons in sight: it scrolls, and is reached with the keyboard', () => {
  for (const note of ['word '.repeat(400), 'a\n'.repeat(12)]) {
    expect(shown(note)).toMatch(/tabindex="0"[^>]*class="[^"]*max-h-/);
  }
});

it('a short note is no stop for the keyboard, and may break anywhere', () => {
  expect(shown('Ring twice')).not.toContain('tabindex');
  expect(shown('Ring twice')).toContain('overflow-wrap:anywhere');
});

it('what was typed keeps its direction to itself, the quote is closed after it', () => {
  expect(shown('\u202eevil')).toContain('“<bdi>\u202eevil</bdi>”');
});
