'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { skipBody } from '#server/contracts/operations.ts';

type Props = {
  title: string;
  /** What will be, and that the reason is kept. */
  description: string;
  warning?: ReactNode;
  /** What the buttons say. */
  leave: string;
  go: string;
  onLeave: () => void;
  onGo: (reason: string) => void;
};

/** Asks why before something that is never done without a reason. */
export const ReasonDialog = ({ title, description, warning, leave, go, onLeave, onGo }: Props) => {
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const isGiven = skipBody.safeParse({ reason }).success;
  return (
    <Dialog open onOpen={onLeave} title={title} description={description}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isGiven) return;
          onGo(reason.trim());
          onLeave();
        }}
      >
        {warning}
        <TextField
          label="Reason"
          required
          value={reason}
          onText={setReason}
          error={checked && !isGiven ? 'Say why, in at most 500 letters' : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onLeave}>
            {leave}
          </Button>
          <Button kind="danger" type="submit">
            {go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
