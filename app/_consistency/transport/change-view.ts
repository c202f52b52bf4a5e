import { problem } from '#server/contracts/problem.ts';
import {
  type ChangeViewBody,
  type SavedView,
  type SaveViewBody,
  savedView,
} from '#server/contracts/saved-views.ts';

/** The view as it is now, or a sentence that says why it is not. Never rejects. */
export type ViewChanged = { view: SavedView } | { problem: string };

const path = '/api/admin/views';

export const saveView = (body: SaveViewBody): Promise<ViewChanged> => ask('POST', path, body);

export const changeView = (id: string, body: ChangeViewBody): Promise<ViewChanged> =>
  ask('PUT', `${path}/${id}`, body);

export const deleteView = (id: string): Promise<ViewChanged> => ask('DELETE', `${path}/${id}`);

const ask = async (method: string, url: string, body?: object): Promise<ViewChanged> => {
  try {
    const answer = await fetch(url, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const told: unknown = await answer.json();
    if (answer.ok) return { view: savedView.parse(told) };
    const { detail, title } = problem.parse(told);
    return { problem: detail ?? title };
  } catch {
    return { problem: 'The shop did not answer. Please try again.' };
  }
};
