'use client';

import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { type DeadLetterList, skipBody } from '#server/contracts/operations.ts';

type Props = {
  projection: string;
  letter: DeadLetterList['data'][number];
  onLeave: () => void;
  onSkip: (reason: string) => void;
};

/** Leaves an event out for good: never without a reason. */
export const SkipDialog = ({ projection, letter, onLeave, onSkip }: Props) => {
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const isGiven = skipBody.safeParse({ reason }).success;
  return (
    <Dialog
      open
      onOpen={onLeave}
      title={`Skip event ${formatNumber(letter.position)} in ${projection}?`}
      description="The view goes on without this event, in every rebuild too, and what waits behind it is applied. The log keeps it. The reason is recorded with your name."
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isGiven) return;
          onSkip(reason.trim());
          onLeave();
        }}
      >
        <Notice tone="refused" icon={<TriangleAlert />}>
          This cannot be undone: what is shown will differ from the log.{' '}
          {letter.orderId !== null && projection === 'orders' && 'The order stays marked. '}
          Later events that build on this one may be parked too.
        </Notice>
        <TextField
          label="Reason"
          required
          value={reason}
          onText={setReason}
          error={checked && !isGiven ? 'Say why, in at most 500 letters' : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onLeave}>
            Leave it parked
          </Button>
          <Button kind="danger" type="submit">
            Skip event
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
