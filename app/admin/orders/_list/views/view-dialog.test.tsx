// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { SavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import { listenNow } from '#app/_ui/overlays/say.ts';
import type { SavedView } from '#server/contracts/saved-views.ts';
import { ViewDialog } from './view-dialog.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const view: SavedView = {
  id: '0190c0de-0000-7000-8000-000000000001',
  name: 'To ship',
  shared: false,
  ownerName: null,
  mayChange: true,
  version: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
  definition: { columns: [{ id: 'number' }], filter: {}, sort: '-createdAt' },
};

let root: Root;
const remove = vi.fn(async () => ({ view }));
const change = vi.fn();
const onOpen = vi.fn();
const onGo = vi.fn();

const draw = async (shown: SavedView, open = true) => {
  const saved = { remove, change } as unknown as SavedViews;
  const state = { filter: {}, view: shown.id };
  await act(async () =>
    root.render(
      <ViewDialog
        open={open}
        view={shown}
        columns={view.definition.columns}
        state={state}
        saved={saved}
        onOpen={onOpen}
        onGo={onGo}
      />,
    ),
  );
};
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === name);
const press = (name: string) => act(async () => button(name)?.click());

beforeEach(() => {
  vi.clearAllMocks();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

test('a view is not deleted before that was asked, and answered', async () => {
  await draw(view);
  await press('Delete the view…');
  expect(remove).not.toHaveBeenCalled();
  expect(document.querySelector('[role="dialog"] h2')?.textContent).toBe('Delete “To ship”?');
  expect(document.activeElement?.textContent).toBe('Keep the view');
  await press('Keep the view');
  expect(remove).not.toHaveBeenCalled();
  expect(onOpen).toHaveBeenCalledWith(false);
  await press('Delete the view');
  expect(remove).toHaveBeenCalledExactlyOnceWith(view);
  expect(onGo).toHaveBeenCalledTimes(1);
});

test('of a shared view the question names everybody who would lose it', async () => {
  await draw({ ...view, shared: true });
  await press('Delete the view…');
  expect(document.querySelector('[role="dialog"] h2')?.textContent).toBe(
    'Delete “To ship” for everybody?',
  );
  expect(button('Delete for everybody')).toBeDefined();
});

test('a view that could not be deleted is still there, and why is told', async () => {
  remove.mockResolvedValueOnce({ problem: 'The shop did not answer.' } as never);
  await draw(view);
  await press('Delete the view…');
  await press('Delete the view');
  expect(document.querySelector('[role="alert"]')?.textContent).toBe('The shop did not answer.');
  expect(onGo).not.toHaveBeenCalled();
});

describe('a dialog that is left before the answer leads nowhere', () => {
  const leave = {
    closed: () => draw(view, false),
    'gone with its page': () => act(async () => root.render(null)),
  };
  const refusal = 'There is a view of this name already.';
  const told = () => {
    const error = vi.fn();
    listenNow({ error } as unknown as Parameters<typeof listenNow>[0]);
    return error;
  };

  it.each(['closed', 'gone with its page'] as const)('after saving, %s', async (how) => {
    const error = told();
    const answer = Promise.withResolvers<object>();
    change.mockReturnValueOnce(answer.promise);
    await draw(view);
    await press('Save view');
    await leave[how]();
    await act(async () => answer.resolve({ view: theirs }));
    expect(onOpen).not.toHaveBeenCalled();
    expect(onGo).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });

  it.each(['closed', 'gone with its page'] as const)('after deleting, %s', async (how) => {
    const answer = Promise.withResolvers<{ view: SavedView }>();
    remove.mockReturnValueOnce(answer.promise);
    await draw(view);
    await press('Delete the view…');
    await press('Delete the view');
    await leave[how]();
    await act(async () => answer.resolve({ view }));
    expect(onOpen).not.toHaveBeenCalled();
    expect(onGo).not.toHaveBeenCalled();
  });

  it('and a problem is told beside it', async () => {
    const error = told();
    const answer = Promise.withResolvers<object>();
    change.mockReturnValueOnce(answer.promise);
    await draw(view);
    await press('Save view');
    await leave.closed();
    await act(async () => answer.resolve({ problem: refusal }));
    expect(error).toHaveBeenCalledExactlyOnceWith(`View “To ship”: ${refusal}`);
  });
});

const theirs = { ...view, version: 2 };

/** Saves a view that a colleague has changed since it was opened. */
const saveAfterColleague = async () => {
  await draw(view);
  change.mockImplementationOnce(async () => {
    await draw(theirs);
    return { problem: 'Somebody has changed this view since you saw it.' };
  });
  await press('Save view');
};

test('a view that a colleague has changed is not written over before that was told, and then is', async () => {
  await saveAfterColleague();
  expect(document.querySelector('form')?.textContent).toContain(
    'Somebody has changed this view since you opened it. Save again to put yours in its place.',
  );
  change.mockResolvedValueOnce({ view: { ...theirs, version: 3 } });
  await press('Save view');
  expect(change.mock.calls.map(([, { version }]) => version)).toEqual([1, 2]);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(false);
});

test('once a colleague’s change was told, what else a view is refused for is told too', async () => {
  await saveAfterColleague();
  change.mockResolvedValueOnce({ problem: 'There is a view of this name already.' });
  await press('Save view');
  const told = document.querySelector('form')?.textContent;
  expect(told).toContain('There is a view of this name already.');
  expect(told).not.toContain('Somebody has changed this view');
  change.mockResolvedValueOnce({ view: { ...theirs, version: 3 } });
  await press('Save view');
  expect(change.mock.calls.map(([, { version }]) => version)).toEqual([1, 2, 2]);
});
