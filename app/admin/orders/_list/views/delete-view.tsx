'use client';

import { useState } from 'react';
import type { ViewChanged } from '#app/_consistency/transport/saved-view-calls.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { SavedView } from '#server/contracts/saved-views.ts';
import type { WhileOpen } from './use-while-open.ts';

/** What is asked before a view is deleted. */
export const deleteQuestion = ({ name, shared }: SavedView) => ({
  title: shared ? `Delete “${name}” for everybody?` : `Delete “${name}”?`,
  description: shared
    ? 'It goes from the list of everybody on the staff and cannot be brought back. The orders stay as they are.'
    : 'It cannot be brought back. The orders stay as they are.',
});

type Props = {
  view: SavedView;
  remove: (view: SavedView) => Promise<ViewChanged>;
  whileOpen: WhileOpen;
  onLeave: () => void;
  onDeleted: () => void;
};

/** The answers to that question. It begins with the one that changes nothing. */
export const DeleteView = ({ view, remove, whileOpen, onLeave, onDeleted }: Props) => {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const told = await whileOpen(view.name, remove(view));
    setBusy(false);
    if (told === undefined) return;
    if ('problem' in told) setProblem(told.problem);
    else onDeleted();
  };
  return (
    <>
      {problem !== undefined && (
        <p role="alert" className="mb-4 text-refused text-sm">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        {/* The button that led here is gone, and the focus with it. */}
        <Button autoFocus onClick={onLeave}>
          Keep the view
        </Button>
        <Button kind="danger" disabled={busy} onClick={() => void send()}>
          {view.shared ? 'Delete for everybody' : 'Delete the view'}
        </Button>
      </div>
    </>
  );
};
