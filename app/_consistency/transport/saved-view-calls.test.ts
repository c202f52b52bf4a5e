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

test('a view that is not there any more is deleted, as when the first answer was lost; a change of it is refused', async () => {
  const gone = {
    ...{ type: 'urn:evenkeel:problem:not-found', title: 'Not found', status: 404 },
    ...{ code: 'not-found', requestId: 'r' },
  };
  vi.stubGlobal('fetch', async () => Response.json(gone, { status: 404 }));
  expect(await remove(kept)).toEqual({ view: kept });
  expect(await change(kept.id, { ...view, version: 1 })).toEqual({ problem: 'Not found' });
});
