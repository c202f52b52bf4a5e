'use client';

import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { Meanwhile } from '#app/_orders/conflicts/meanwhile.tsx';
import { useDecided } from '#app/_orders/dialogs/use-decided.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';

type Props = {
  order: DrawnOrder;
  open: boolean;
  onOpen: (open: boolean) => void;
  onDeliver: (seen: DecisionBasis) => void;
};

/** Asks before an order is said to have arrived: nothing takes that back. */
export const DeliverDialog = ({ order, open, onOpen, onDeliver }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title={`Deliver ${orderName(order).toLowerCase()}?`}
    description="The customer sees at once that it has arrived. A delivered order stays delivered."
  >
    <Answers order={order} onDeliver={onDeliver} onLeave={() => onOpen(false)} />
  </Dialog>
);

type AnswersProps = Pick<Props, 'order' | 'onDeliver'> & { onLeave: () => void };

const Answers = ({ order, onDeliver, onLeave }: AnswersProps) => {
  const { opened, decided } = useDecided(order.seen);
  return (
    <div className="flex flex-col gap-4">
      <Meanwhile order={order} opened={opened} action="deliver" />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onLeave}>Not yet</Button>
        <Button
          kind="primary"
          onClick={() => {
            onDeliver(decided);
            onLeave();
          }}
        >
          Deliver order
        </Button>
      </div>
    </div>
  );
};
