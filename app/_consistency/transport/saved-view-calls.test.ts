import { afterEach, expect, test, vi } from 'vitest';
import type { SavedView, SavedViewBody } from '#server/contracts/saved-views.ts';
import { createStore } from '../core/create-store.ts';
import { admin, id } from '../testing/samples.ts';
import { exportSelection } from './export-selection.ts';
import { viewChanges } from './saved-view-calls.ts';

afterEach(() => void vi.unstubAllGlobals());

const view: SavedViewBody = {
  name: 'Mine',
  shared: false,
  definition: { filter: {}, sort: '-createdAt', columns: [{ id: 'number' }] },
};
const kept: SavedView = {
  ...view,
  id: id(1),
  version: 1,
  ownerName: null,
  mayChange: true,
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const { save, change, remove } = viewChanges(admin.id);

test.each([
  ['a view that is saved', () => save(view)],
  ['a view that is changed', () => change(id(1), { ...view, version: 1 })],
  ['a view that is deleted', () => remove(kept)],
  ['a file that is fetched', () => exportSelection(createStore(admin), { ids: [id(1)] })],
])(
  '%s is asked for in the name of the page’s viewer, not of whose cookie it is',
  async (_, ask) => {
    const fetched = vi.fn(async () => Response.json({}, { status: 503 }));
    vi.stubGlobal('fetch', fetched);
    await ask();
    expect(fetched).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({
        headers: expect.objectContaining({ 'Evenkeel-Viewer': admin.id }),
      }),
    );
  },
);

const notFound = () =>
  Response.json(
    {
      ...{ type: 'urn:evenkeel:problem:not-found', title: 'Not found', status: 404 },
      ...{ code: 'not-found', requestId: 'r' },
    },
    { status: 404 },
  );

test('a view that is not there when this page’s deletion of it is sent again, for no answer came, is deleted', async () => {
  const { remove } = viewChanges(admin.id);
  const fetched = vi.fn(async () => notFound());
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', fetched);
  expect(await remove(kept)).toHaveProperty('problem');
  expect(await remove(kept)).toEqual({ view: kept });
  expect(await remove({ ...kept, id: id(2) })).toEqual({ problem: 'Not found' });
});

test('a view that is not there is not said to be deleted or changed by who did neither: its owner may have taken it back', async () => {
  vi.stubGlobal('fetch', async () => notFound());
  const { change, remove } = viewChanges(admin.id);
  expect(await remove(kept)).toEqual({ problem: 'Not found' });
  expect(await remove(kept)).toEqual({ problem: 'Not found' });
  expect(await change(kept.id, { ...view, version: 1 })).toEqual({ problem: 'Not found' });
});
