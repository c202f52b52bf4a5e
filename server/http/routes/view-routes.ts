import * as z from 'zod/mini';
import { listViews } from '#server/accounts/list-views.ts';
import { changeView, deleteView, saveView, type ViewSaved } from '#server/accounts/save-view.ts';
import { changeViewBody, type SavedView, saveViewBody } from '#server/contracts/saved-views.ts';
import { changeRoute } from '../change-route.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { recordsRoute } from '../records-route.ts';
import { pathId } from '../request/path-id.ts';

const needs = { action: 'save-views' } as const;

/** The views that the viewer may use. */
export const viewsRoute = recordsRoute({
  needs,
  query: z.object({}),
  list: ({ accounts }, viewer) => listViews(accounts.authDb, viewer),
});

export const saveViewRoute = changeRoute({
  needs,
  body: saveViewBody,
  run: async ({ web }, viewer, body) => told(await saveView(web.accounts.authDb, viewer, body)),
});

export const changeViewRoute = changeRoute({
  needs,
  body: changeViewBody,
  async run(exchange, viewer, body) {
    const id = pathId(exchange, 'id');
    return told(await changeView(exchange.web.accounts.authDb, viewer, { ...body, id }));
  },
});

export const deleteViewRoute = changeRoute({
  needs,
  async run(exchange, viewer) {
    return told(await deleteView(exchange.web.accounts.authDb, viewer, pathId(exchange, 'id')));
  },
});

function told(saved: ViewSaved): SavedView | undefined {
  switch (saved.kind) {
    case 'saved':
      return saved.view;
    case 'not-found':
      return undefined;
    case 'not-yours':
      throw new ProblemError(
        'forbidden',
        'This view is somebody else’s. Save a copy under your own name.',
        { details: { reason: 'not-yours' } },
      );
    case 'changed-since':
      throw new ProblemError(
        'version-conflict',
        'Somebody has changed this view since you saw it.',
      );
    case 'name-taken':
      throw new ProblemError('conflict', 'You have a view of this name already.', {
        details: { reason: 'name-taken' },
      });
    case 'too-many':
      throw new ProblemError('unprocessable', 'You keep 100 views already. Delete one first.', {
        details: { reason: 'too-many-views' },
      });
    default:
      return saved satisfies never;
  }
}
