// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ExportProgress, exportCut } from '#server/contracts/export-progress.ts';
import { ExportPanel, type ShownExport } from './export-panel.tsx';
import { exportHeadline } from './export-words.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const progress = (changes: Partial<ExportProgress>): ExportProgress => ({
  id: 'one',
  rows: 120_500,
  expected: 1_000_000,
  state: 'running',
  reason: null,
  ...changes,
});

let page: HTMLElement;
let root: Root;
beforeEach(() => {
  page = document.createElement('div');
  root = createRoot(page);
});
afterEach(() => act(async () => root.unmount()));

const onAgain = vi.fn();
const draw = (...states: ShownExport['state'][]) =>
  act(async () =>
    root.render(
      <ExportPanel
        exports={states.map((state, index) => ({ id: `${index}`, begunAt: index * 1_000, state }))}
        onAgain={onAgain}
        onAway={() => {}}
      />,
    ),
  );
const spoken = () => page.querySelector('[role="status"]')?.textContent;
const seen = () => page.querySelector('ul')?.textContent ?? '';

test('an export is told of in a status that was there before it, its numbers to the eye alone', async () => {
  await draw();
  const status = page.querySelector('[role="status"]');
  expect(spoken()).toBe('');
  expect(page.querySelector('[aria-label], button')).toBeNull();
  await draw(progress({}));
  expect(page.querySelector('[role="status"]')).toBe(status);
  expect(spoken()).toBe('Exporting orders');
  expect(seen()).toContain('120,500 of 1,000,000 rows');
  const bar = page.querySelector('[role="progressbar"]');
  expect(bar?.getAttribute('aria-valuenow')).toBe('120500');
  await draw(progress({ state: 'finished', rows: 1_000_000 }));
  expect(spoken()).toBe('Export finished: 1,000,000 rows');
  expect(page.querySelector('[role="progressbar"]')).toBeNull();
  expect(seen()).not.toContain('Try again');
});

test('how far an export is that nobody has counted is told without an end', async () => {
  await draw(progress({ expected: null, rows: 1 }));
  expect(seen()).toContain('1 row so far');
  expect(page.querySelector('[role="progressbar"]')).toBeNull();
});

test('an export that was cut says after how many rows and why, and can be tried again', async () => {
  await draw(progress({ state: 'cut', reason: 'unread' }), 'none');
  expect(spoken()).toContain(
    'Export ended early after 120,500 rows: nothing was downloaded for 30 seconds.',
  );
  expect(spoken()).toContain(
    'Nothing was heard of this export. Look in the browser’s downloads, or try again.',
  );
  const again = [...page.querySelectorAll('button')].filter(({ textContent }) =>
    textContent?.trim().startsWith('Try again'),
  );
  expect(again).toHaveLength(2);
  await act(async () => again[1]?.click());
  expect(onAgain).toHaveBeenCalledWith('1');
});

test('every reason for which an export is cut has its own words', () => {
  const told = exportCut.options.map((reason) =>
    exportHeadline(progress({ state: 'cut', reason })),
  );
  expect(new Set(told).size).toBe(exportCut.options.length);
});

test('one export is told of without a time; of several each says when it was begun, on its buttons too', async () => {
  await draw(progress({}));
  expect(page.textContent).not.toContain('begun at');
  await draw(progress({}), progress({}));
  const names = [...page.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^Put away the export begun at \d\d:\d\d:\d\d/);
  const told = [...page.querySelectorAll('[role="status"] p')].map(
    ({ textContent }) => textContent,
  );
  expect(new Set(told).size).toBe(2);
});
