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
  /**
   * Answers the view as it was; also of one that is not there when this is asked again after no answer
   * came. Not there at the first time of asking is a problem: its owner may have made it personal.
   */
  remove: (view: SavedView) => Promise<ViewChanged>;
};

const path = '/api/admin/views';

/** Saves, changes and deletes views of the order list, for the viewer that is meant. */
export const viewChanges = (viewerId: string): ViewChanges => {
  const unanswered = new Set<string>();
  return {
    save: (body) => ask(viewerId, 'POST', path, { body }),
    change: (id, body) => ask(viewerId, 'PUT', `${path}/${id}`, { body }),
    remove: (view) =>
      ask(viewerId, 'DELETE', `${path}/${view.id}`, { deletion: { view, unanswered } }),
  };
};

/** `unanswered`: the ids of the views whose deletion was asked for before, without an answer. */
type Deletion = { view: SavedView; unanswered: Set<string> };

const ask = async (
  viewerId: string,
  method: string,
  url: string,
  { body, deletion }: { body?: object; deletion?: Deletion },
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
    if (code === 'not-found' && deletion?.unanswered.has(deletion.view.id)) {
      return { view: deletion.view };
    }
    return { problem: detail ?? title };
  } catch {
    deletion?.unanswered.add(deletion.view.id);
    return { problem: 'The shop did not answer. Please try again.' };
  }
};
