import { afterEach, expect, test, vi } from 'vitest';
import type { SavedViewBody } from '#server/contracts/saved-views.ts';
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
const { save, change, remove } = viewChanges(admin.id);

test.each([
  ['a view that is saved', () => save(view)],
  ['a view that is changed', () => change(id(1), { ...view, version: 1 })],
  ['a view that is deleted', () => remove(id(1))],
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
