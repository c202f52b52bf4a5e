'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { plainLine } from '#app/_ui/text/plain-text.ts';
import { operateBody } from '#server/contracts/operations.ts';
import { type Confirmed, operationNames } from './asked-text.ts';

type Props = {
  name: string;
  kind: Confirmed;
  onLeave: () => void;
  /** With why, where something was said. */
  onConfirm: (reason: string | undefined) => void;
};

const consequences: Record<Confirmed, string> = {
  pause:
    'Its screens stay as they are and fall behind until you resume it. Orders are still taken and nothing is lost.',
  resume: 'It goes on from where it stands and catches up with the log.',
  rebuild:
    'A second view is filled from the whole log beside the one in use and compared with it. If they are the same it takes its place, and nobody sees a difference; if not, the one in use stays, and the list below names the rows. It may take minutes, and the machine is busier meanwhile. The view in use is kept, to roll back to.',
  rollback:
    'The view from before the last rebuild comes back and catches up with the log. The one in use now is kept in its place.',
  'retry-dead-letters':
    'Every parked event is tried again, those of each order in their order. What still cannot be applied stays parked with its newest error.',
};

/** Says what will happen before it does, and asks why without insisting. */
export const ConfirmDialog = ({ name, kind, onLeave, onConfirm }: Props) => {
  const [why, setWhy] = useState('');
  const [checked, setChecked] = useState(false);
  const reason = plainLine(why) || undefined;
  const isFit = operateBody.safeParse({ reason }).success;
  const isRetry = kind === 'retry-dead-letters';
  return (
    <Dialog
      open
      onOpen={onLeave}
      title={isRetry ? `Retry all parked in ${name}?` : `${operationNames[kind]} ${name}?`}
      description={consequences[kind]}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isFit) return;
          onConfirm(reason);
          onLeave();
        }}
      >
        <TextField
          label="Why? (optional, shown in the log)"
          value={why}
          onText={setWhy}
          autoComplete="off"
          error={checked && !isFit ? 'At most 500 letters' : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onLeave}>
            Leave it
          </Button>
          <Button kind="primary" type="submit">
            {operationNames[kind]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
