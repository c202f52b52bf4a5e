// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** The module as a page has it that was just loaded. */
const newPage = async () => {
  vi.resetModules();
  return await import('./kept-exports.ts');
};
type Page = Awaited<ReturnType<typeof newPage>>;

let told: readonly { id: string; path: string }[];
const Look = ({ page, viewerId }: { page: Page; viewerId: string }) => {
  told = page.useKeptExports(viewerId);
  return null;
};
const shown = async (page: Page, viewerId: string) => {
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Look page={page} viewerId={viewerId} />));
  await act(async () => root.unmount());
  return told;
};

const first = { id: '019ab000-0000-7000-8000-000000000001', path: '/export.csv?q=red+bag' };
const second = { id: '019ab000-0000-7000-8000-000000000002', path: '/export.csv' };

beforeEach(() => window.sessionStorage.clear());
afterEach(() => vi.restoreAllMocks());

test('downloads are still told of after a reload, those of another viewer are not', async () => {
  const before = await newPage();
  before.keepExport('ann', first);
  before.keepExport('ann', second);
  const after = await newPage();
  expect(await shown(after, 'ann')).toEqual([first, second]);
  expect(await shown(after, 'bob')).toEqual([]);
});

test('a download whose end was told stays on this page and is not told of after a reload', async () => {
  const page = await newPage();
  page.keepExport('ann', first);
  page.keepExport('ann', second);
  page.forgetAfterReload('ann', first.id);
  expect(await shown(page, 'ann')).toEqual([first, second]);
  expect(await shown(await newPage(), 'ann')).toEqual([second]);
});

test('what is put away is gone, here and after a reload', async () => {
  const page = await newPage();
  page.keepExport('ann', first);
  page.forgetExport('ann', first.id);
  expect(await shown(page, 'ann')).toEqual([]);
  expect(await shown(await newPage(), 'ann')).toEqual([]);
});

test('where storage is refused, this page tells of its downloads all the same', async () => {
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const page = await newPage();
  page.keepExport('ann', first);
  page.forgetAfterReload('ann', second.id);
  expect(await shown(page, 'ann')).toEqual([first]);
});
