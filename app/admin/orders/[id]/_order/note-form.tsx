'use client';

import { useState } from 'react';
import { fieldProblem } from '#app/_orders/dialogs/field-problem.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { plainParagraph } from '#app/_ui/text/plain-text.ts';
import { useAwake } from '#app/_ui/use-awake.ts';
import { type AddNoteBody, addNoteBody } from '#server/contracts/order-commands.ts';

const readers = [
  { value: 'internal', label: 'The shop only' },
  { value: 'customer', label: 'The customer too' },
] as const;

type Props = {
  /** What was typed before, after a refusal. */
  draft?: AddNoteBody | undefined;
  onAdd: (body: AddNoteBody) => void;
  /** Given where the form can be left. */
  onLeave?: () => void;
};

/** A note on an order, and who may read it. */
export const NoteForm = ({ draft, onAdd, onLeave }: Props) => {
  const isAwake = useAwake();
  const [text, setText] = useState(draft?.text ?? '');
  const [visibility, setVisibility] = useState<AddNoteBody['visibility']>(
    draft?.visibility ?? 'internal',
  );
  const [problem, setProblem] = useState<string>();
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const said = plainParagraph(text);
        const body = addNoteBody.safeParse({ text: said, visibility });
        if (!body.success) {
          return setProblem(
            fieldProblem('The note', said, body.error, 'Please write something first.'),
          );
        }
        onAdd(body.data);
        setText('');
        // Said anew for each: nothing that is meant for the shop reaches a customer by habit.
        setVisibility('internal');
        setProblem(undefined);
        onLeave?.();
      }}
    >
      <TextField
        label="Note"
        name="text"
        rows={2}
        required
        maxLength={2_000}
        value={text}
        onText={setText}
        error={problem}
      />
      <RadioList
        legend="Who reads it"
        name="visibility"
        options={readers}
        value={visibility}
        onValue={setVisibility}
      />
      {/* Until then the browser itself would send the form, and lose what was typed. */}
      <Button type={isAwake ? 'submit' : 'button'} disabled={!isAwake}>
        Add note
      </Button>
      {onLeave !== undefined && <Button onClick={onLeave}>Leave</Button>}
    </form>
  );
};
