'use client';

import { useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { plainParagraph } from '#app/_ui/text/plain-text.ts';
import type { CancellationReason } from '#server/contracts/order.ts';
import { type CancelOrderBody, cancelOrderBody } from '#server/contracts/order-commands.ts';
import type { Role } from '#server/contracts/roles.ts';
import { reasonOptions } from '../cancellation-reasons.ts';
import { Meanwhile } from '../conflicts/meanwhile.tsx';
import { orderName } from '../order-name.ts';
import { fieldProblem } from './field-problem.ts';
import { useDecided } from './use-decided.ts';

export type CancelDraft = { reason?: CancellationReason | undefined; note?: string | undefined };

type Props = {
  order: DrawnOrder;
  by: Role;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What was typed before, after a refusal. */
  draft?: CancelDraft | undefined;
  onCancel: (body: CancelOrderBody, seen: DecisionBasis) => void;
};

/** Asks why an order is cancelled. What was typed stays when the order changes meanwhile. */
export const CancelDialog = ({ order, by, open, onOpen, draft, onCancel }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title={`Cancel ${orderName(order).toLowerCase()}?`}
    description={
      by === 'customer'
        ? 'Until it ships you can cancel. Why do you want to?'
        : 'The customer will see the reason and the note.'
    }
  >
    <CancelForm
      order={order}
      by={by}
      draft={draft}
      onLeave={() => onOpen(false)}
      onCancel={onCancel}
    />
  </Dialog>
);

const CancelForm = ({
  order,
  by,
  draft,
  onLeave,
  onCancel,
}: Pick<Props, 'order' | 'by' | 'draft' | 'onCancel'> & { onLeave: () => void }) => {
  const [reason, setReason] = useState(draft?.reason);
  const [note, setNote] = useState(draft?.note ?? '');
  const [problem, setProblem] = useState<{ field: 'reason' | 'note'; text: string }>();
  const { opened, decided } = useDecided(order.seen);
  const send = () => {
    if (reason === undefined)
      return setProblem({ field: 'reason', text: 'Please choose a reason.' });
    const said = plainParagraph(note);
    const body = cancelOrderBody.safeParse({ reason, ...(said && { note: said }) });
    if (!body.success) {
      const text = fieldProblem('The note', said, body.error, 'Please say in a few words why.');
      return setProblem({ field: 'note', text });
    }
    onCancel(body.data, decided);
    onLeave();
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
      <Meanwhile order={order} opened={opened} action="cancel" />
      <RadioList
        legend="Reason"
        name="reason"
        options={reasonOptions(by)}
        value={reason}
        onValue={(next) => {
          setReason(next);
          setProblem(undefined);
        }}
        error={problem?.field === 'reason' ? problem.text : undefined}
      />
      <TextField
        label="Note"
        name="note"
        rows={2}
        maxLength={1_000}
        value={note}
        required={reason === 'other'}
        onText={setNote}
        error={problem?.field === 'note' ? problem.text : undefined}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onLeave}>Keep order</Button>
        <Button type="submit" kind="danger">
          Cancel order
        </Button>
      </div>
    </form>
  );
};
