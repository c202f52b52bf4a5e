import { useState } from 'react';
import type { SavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import {
  type SavedView,
  type SavedViewBody,
  savedViewBody,
} from '#server/contracts/saved-views.ts';
import type { WhileOpen } from './use-while-open.ts';

const changedSince =
  'Somebody has changed this view since you opened it. Save again to put yours in its place.';

/**
 * Saves a new view, or changes `view`: the version that was opened, or the newest once it was told that
 * somebody else has changed it. `problem` says why it could not.
 */
export const useSaveView = (
  view: SavedView | undefined,
  saved: SavedViews,
  whileOpen: WhileOpen,
  onSaved: (view: SavedView) => void,
) => {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState(view?.version);
  // The problem shown says that somebody changed the view: saving again overwrites that.
  const isNewer = problem !== undefined && view !== undefined && view.version !== opened;
  const save = async (asked: SavedViewBody) => {
    if (isNewer) setOpened(view.version);
    const body = savedViewBody.safeParse(asked);
    if (!body.success) return setProblem('Please give it a name of at most 60 letters.');
    setBusy(true);
    const changing =
      view === undefined
        ? saved.save(body.data)
        : saved.change(view.id, {
            ...body.data,
            version: isNewer ? view.version : (opened ?? view.version),
          });
    const told = await whileOpen(body.data.name, changing);
    setBusy(false);
    if (told === undefined) return;
    if ('problem' in told) return setProblem(told.problem);
    onSaved(told.view);
  };
  return { save, busy, problem: isNewer ? changedSince : problem };
};
