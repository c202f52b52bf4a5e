'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { plainLine } from '#app/_ui/text/plain-text.ts';
import { operateBody, skipBody } from '#server/contracts/operations.ts';

type Props = {
  title: string;
  /** What will be, and that the reason is kept. */
  description: string;
  warning?: ReactNode;
  /** Whether it is never done without a reason. */
  required: boolean;
  /** What the buttons say. */
  leave: string;
  go: string;
  onLeave: () => void;
  /** With why; empty where nothing was said and need not be. */
  onGo: (reason: string) => void;
};

/** Says what will happen before it does, and asks why. */
export const ReasonDialog = ({ title, description, onLeave, ...form }: Props) => (
  <Dialog open onOpen={onLeave} title={title} description={description}>
    <ReasonForm {...form} onLeave={onLeave} />
  </Dialog>
);

type FormProps = Omit<Props, 'title' | 'description'>;

const ReasonForm = ({ warning, required, leave, go, onLeave, onGo }: FormProps) => {
  const [said, setSaid] = useState('');
  const [checked, setChecked] = useState(false);
  const reason = plainLine(said);
  const isFit = required
    ? skipBody.safeParse({ reason }).success
    : operateBody.safeParse({ reason: reason || undefined }).success;
  const unfit = required
    ? 'Please say why, in at most 500 letters.'
    : 'Please use at most 500 letters.';
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isFit) return;
        onGo(reason);
        onLeave();
      }}
    >
      {warning}
      <TextField
        label={required ? 'Reason' : 'Why?'}
        {...(required ? { required } : { optional: true, hint: 'It is shown in the log.' })}
        value={said}
        onText={setSaid}
        autoComplete="off"
        error={checked && !isFit ? unfit : undefined}
      />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={onLeave}>
          {leave}
        </Button>
        <Button kind={required ? 'danger' : 'primary'} type="submit">
          {go}
        </Button>
      </div>
    </form>
  );
};
