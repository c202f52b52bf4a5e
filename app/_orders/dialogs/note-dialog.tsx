'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { plainParagraph } from '#app/_ui/text/plain-text.ts';
import { addNoteBody } from '#server/contracts/order-commands.ts';
import { fieldProblem } from './field-problem.ts';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  draft?: string | undefined;
  onAdd: (text: string) => void;
};

/** A customer's note to the shop. */
export const NoteDialog = ({ open, onOpen, draft, onAdd }: Props) => (
  <Dialog open={open} onOpen={onOpen} title="Add a note" description="The shop reads it.">
    <NoteForm draft={draft} onAdd={onAdd} onLeave={() => onOpen(false)} />
  </Dialog>
);

const NoteForm = ({
  draft,
  onAdd,
  onLeave,
}: Pick<Props, 'draft' | 'onAdd'> & { onLeave: () => void }) => {
  const [text, setText] = useState(draft ?? '');
  const [problem, setProblem] = useState<string>();
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const said = plainParagraph(text);
        const note = addNoteBody.shape.text.safeParse(said);
        if (!note.success) {
          return setProblem(
            fieldProblem('The note', said, note.error, 'Please write something first.'),
          );
        }
        onAdd(note.data);
        onLeave();
      }}
    >
      <TextField
        label="Note"
        rows={3}
        required
        maxLength={2_000}
        value={text}
        onText={setText}
        error={problem}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onLeave}>Leave</Button>
        <Button type="submit" kind="primary">
          Add note
        </Button>
      </div>
    </form>
  );
};
