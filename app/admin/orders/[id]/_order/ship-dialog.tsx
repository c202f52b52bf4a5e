'use client';

import { useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { Meanwhile } from '#app/_orders/conflicts/meanwhile.tsx';
import { CarrierField } from '#app/_orders/dialogs/carrier-field.tsx';
import { fieldProblem } from '#app/_orders/dialogs/field-problem.ts';
import { useDecided } from '#app/_orders/dialogs/use-decided.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { plainLine } from '#app/_ui/text/plain-text.ts';
import { type ShipOrderBody, shipOrderBody } from '#server/contracts/order-commands.ts';

export type ShipDraft = { trackingNumber: string; carrier: string };

type Props = {
  order: DrawnOrder;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What was typed before, after a refusal. */
  draft?: ShipDraft | undefined;
  onShip: (body: ShipOrderBody, seen: DecisionBasis) => void;
};

/** Asks with whom and under which number an order leaves. */
export const ShipDialog = ({ order, open, onOpen, draft, onShip }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title={`Ship ${orderName(order).toLowerCase()}`}
    description="The customer sees the carrier and the tracking number at once."
  >
    <ShipForm order={order} draft={draft} onShip={onShip} onLeave={() => onOpen(false)} />
  </Dialog>
);

type FormProps = Pick<Props, 'order' | 'draft' | 'onShip'> & { onLeave: () => void };

const ShipForm = ({ order, draft, onShip, onLeave }: FormProps) => {
  const [trackingNumber, setTrackingNumber] = useState(draft?.trackingNumber ?? '');
  const [carrier, setCarrier] = useState(draft?.carrier ?? '');
  const [problem, setProblem] = useState<{ field: 'trackingNumber' | 'carrier'; text: string }>();
  const { opened, decided } = useDecided(order.seen);
  const send = () => {
    const number = plainLine(trackingNumber);
    const by = plainLine(carrier);
    const body = shipOrderBody.safeParse({
      trackingNumber: number,
      ...(by !== '' && { carrier: by }),
    });
    if (body.success) {
      onShip(body.data, decided);
      return onLeave();
    }
    const issue = body.error.issues[0];
    const unsaid = 'Please give the tracking number.';
    setProblem(
      issue?.path[0] === 'carrier'
        ? { field: 'carrier', text: `The carrier ${issue.message}.` }
        : {
            field: 'trackingNumber',
            text: fieldProblem('The tracking number', number, body.error, unsaid),
          },
    );
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
      <Meanwhile order={order} opened={opened} action="ship" />
      <TextField
        label="Tracking number"
        name="trackingNumber"
        required
        autoComplete="off"
        value={trackingNumber}
        onText={setTrackingNumber}
        error={problem?.field === 'trackingNumber' ? problem.text : undefined}
      />
      <CarrierField
        value={carrier}
        onText={setCarrier}
        error={problem?.field === 'carrier' ? problem.text : undefined}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onLeave}>Not yet</Button>
        <Button type="submit" kind="primary">
          Ship order
        </Button>
      </div>
    </form>
  );
};
