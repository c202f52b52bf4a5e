import * as z from 'zod/mini';
import { listSavedViews } from '#server/accounts/list-saved-views.ts';
import {
  changeSavedView,
  deleteSavedView,
  saveSavedView,
  type ViewSaved,
} from '#server/accounts/save-saved-view.ts';
import {
  changeSavedViewBody,
  type SavedView,
  savedViewBody,
} from '#server/contracts/saved-views.ts';
import { changeRoute } from '../change-route.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { recordsRoute } from '../records-route.ts';
import { pathId } from '../request/path-id.ts';

const needs = { action: 'save-views' } as const;

/** The views that the viewer may use. */
export const savedViewsRoute = recordsRoute({
  needs,
  query: z.object({}),
  list: ({ accounts }, viewer) => listSavedViews(accounts.authDb, viewer),
});

export const saveSavedViewRoute = changeRoute({
  needs,
  body: savedViewBody,
  run: async ({ web }, viewer, body) =>
    told(await saveSavedView(web.accounts.authDb, viewer, body)),
});

export const changeSavedViewRoute = changeRoute({
  needs,
  body: changeSavedViewBody,
  async run(exchange, viewer, body) {
    const id = pathId(exchange, 'id');
    return told(await changeSavedView(exchange.web.accounts.authDb, viewer, { ...body, id }));
  },
});

export const deleteSavedViewRoute = changeRoute({
  needs,
  async run(exchange, viewer) {
    return told(
      await deleteSavedView(exchange.web.accounts.authDb, viewer, pathId(exchange, 'id')),
    );
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
