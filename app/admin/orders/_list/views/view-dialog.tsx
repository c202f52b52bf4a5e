'use client';

import { useState } from 'react';
import type { SavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { CheckField } from '#app/_ui/fields/check-field.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import type { ColumnChoice, SavedView } from '#server/contracts/saved-views.ts';
import { definitionOf, isAsSaved, type ListState, stateOfView } from '../list-url.ts';
import { DeleteView, deleteQuestion } from './delete-view.tsx';
import { useSaveView } from './use-save-view.ts';
import { useWhileOpen, type WhileOpen } from './use-while-open.ts';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  /** The view that is changed; undefined: a new one. */
  view: SavedView | undefined;
  state: ListState;
  columns: readonly ColumnChoice[];
  saved: SavedViews;
  onGo: (state: ListState) => void;
};

/** Saves the list as it stands under a name, or renames, shares, renews or deletes a view. */
export const ViewDialog = (props: Props) => {
  const { view, state, columns, saved, onOpen, onGo } = props;
  const [deleted, setDeleted] = useState<SavedView>();
  const whileOpen = useWhileOpen(props.open);
  const asked = deleted === undefined ? nameOf(view) : deleteQuestion(deleted);
  return (
    <Dialog open={props.open} onOpen={onOpen} {...asked}>
      {deleted === undefined ? (
        <Form {...props} whileOpen={whileOpen} onDelete={setDeleted} />
      ) : (
        <DeleteView
          view={deleted}
          remove={saved.remove}
          whileOpen={whileOpen}
          onLeave={() => onOpen(false)}
          onDeleted={() => {
            onOpen(false);
            if (state.view === deleted.id) onGo({ filter: state.filter, columns });
          }}
        />
      )}
    </Dialog>
  );
};

const nameOf = (view: SavedView | undefined) => ({
  title: view === undefined ? 'Save this list as a view' : `Change “${view.name}”`,
  description: 'A view keeps the filters, the search, the sort and the columns.',
});

type FormProps = Props & { whileOpen: WhileOpen; onDelete: (view: SavedView) => void };

const Form = (props: FormProps) => {
  const { view, state, columns, saved, whileOpen, onOpen, onGo, onDelete } = props;
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const isOpen = view !== undefined && state.view === view.id;
  const differs = view !== undefined && !isAsSaved(state, columns, view);
  const [renew, setRenew] = useState(isOpen && differs);
  const { save, busy, problem } = useSaveView(view, saved, whileOpen, (now) => {
    onOpen(false);
    if (view === undefined || isOpen) onGo(stateOfView(now));
  });
  const send = () => {
    const isRenewed = view === undefined || renew;
    const definition = isRenewed ? definitionOf(state.filter, columns) : view.definition;
    void save({ name, shared, definition });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label="Name"
        required
        maxLength={60}
        value={name}
        onText={setName}
        error={problem}
      />
      <CheckField checked={shared} onChecked={setShared}>
        Share it with everybody on the staff
      </CheckField>
      {differs && (
        <CheckField checked={renew} onChecked={setRenew}>
          Put the list as it stands now in its place
        </CheckField>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        {view !== undefined && (
          <Button
            disabled={busy}
            className="text-refused sm:mr-auto"
            onClick={() => onDelete(view)}
          >
            Delete the view…
          </Button>
        )}
        <Button onClick={() => onOpen(false)}>Not now</Button>
        <Button type="submit" kind="primary" disabled={busy}>
          Save view
        </Button>
      </div>
    </form>
  );
};
