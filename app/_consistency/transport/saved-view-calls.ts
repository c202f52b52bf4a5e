import { problem } from '#server/contracts/problem.ts';
import {
  type ChangeSavedViewBody,
  type SavedView,
  type SavedViewBody,
  savedView,
} from '#server/contracts/saved-views.ts';

/** The view as it is now, or a sentence that says why it is not. Never rejects. */
export type ViewChanged = { view: SavedView } | { problem: string };

export type ViewChanges = {
  save: (body: SavedViewBody) => Promise<ViewChanged>;
  change: (id: string, body: ChangeSavedViewBody) => Promise<ViewChanged>;
  /** Answers the view as it was; also of one that is gone already, as when the first answer was lost. */
  remove: (view: SavedView) => Promise<ViewChanged>;
};

const path = '/api/admin/views';

/** Saves, changes and deletes views of the order list, for the viewer that is meant. */
export const viewChanges = (viewerId: string): ViewChanges => ({
  save: (body) => ask(viewerId, 'POST', path, body),
  change: (id, body) => ask(viewerId, 'PUT', `${path}/${id}`, body),
  remove: (view) => ask(viewerId, 'DELETE', `${path}/${view.id}`, undefined, { view }),
});

const ask = async (
  viewerId: string,
  method: string,
  url: string,
  body?: object,
  ifGone?: ViewChanged,
): Promise<ViewChanged> => {
  try {
    const answer = await fetch(url, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: { 'Content-Type': 'application/json', 'Evenkeel-Viewer': viewerId },
      ...(body && { body: JSON.stringify(body) }),
    });
    const told: unknown = await answer.json();
    if (answer.ok) return { view: savedView.parse(told) };
    const { detail, title, code } = problem.parse(told);
    return code === 'not-found' && ifGone !== undefined ? ifGone : { problem: detail ?? title };
  } catch {
    return { problem: 'The shop did not answer. Please try again.' };
  }
};
