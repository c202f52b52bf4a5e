import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TextField } from './text-field.tsx';

it('what is written in lines has the direction of its script', () => {
  expect(renderToStaticMarkup(<TextField label="Note" rows={2} />)).toContain('dir="auto"');
});

it('what is wrong with a field is announced, though the focus is still on the button', () => {
  const wrong = renderToStaticMarkup(<TextField label="Note" error="Write something first" />);
  expect(wrong).toMatch(/role="alert"[^>]*>Write something first</);
  expect(renderToStaticMarkup(<TextField label="Note" />)).not.toContain('role="alert"');
});
