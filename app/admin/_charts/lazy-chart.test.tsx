// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { LazyChart } from './lazy-chart.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('only a chart that is drawn is told of as a picture; the way to try again is a button of the page', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const load = vi
    .fn(async () => () => <svg />)
    .mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await act(async () =>
    root.render(<LazyChart load={load} summary="Most: 3." chart={{ height: 10 }} />),
  );
  expect(page.querySelector('[role="img"]')).toBeNull();
  expect(page.textContent).toContain('The chart could not be fetched');
  await act(async () => page.querySelector('button')?.click());
  const picture = page.querySelector('[role="img"]');
  expect(picture?.getAttribute('aria-label')).toBe('Most: 3.');
  expect(picture?.innerHTML).toBe('<svg></svg>');
  await act(async () => root.unmount());
});
