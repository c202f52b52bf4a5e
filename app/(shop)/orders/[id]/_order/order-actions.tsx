'use client';

import { useState } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { RefusalNotes } from '#app/_orders/refusals/refusal-notes.tsx';
import { useTellsRefusals } from '#app/_orders/refusals/told-on-page.ts';
import { useEditFromUrl } from '#app/_orders/refusals/use-edit-from-url.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { useEditOrder } from '../../../_cart/use-edit-order.ts';
import { useOrderAgain } from '../../../_cart/use-order-again.ts';
import { type Asking, askingAgain, OwnOrderDialogs } from '../../_actions/own-order-dialogs.tsx';

/** What a customer can do with an order, and what came back refused. */
export const OrderActions = ({ order }: { order: DrawnOrder }) => {
  const { retry, discard } = useCommands();
  const orderAgain = useOrderAgain();
  const editOrder = useEditOrder();
  const [asking, setAsking] = useState<Asking>();
  const cancelling = order.allowedActions.find(({ action }) => action === 'cancel');
  const edit = (change: Change) => {
    const again = askingAgain(change);
    if (again === undefined) return editOrder(change, order.changes);
    setAsking(again);
  };
  useEditFromUrl(order.changes, edit);
  useTellsRefusals(order.id);
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <RefusalNotes
        changes={order.changes}
        order={order}
        onRetry={retry}
        onDiscard={discard}
        onEdit={edit}
        isSpoken
      />
      <div className="flex flex-wrap items-center gap-2">
        {cancelling?.allowed === true && (
          <Button onClick={() => setAsking({ dialog: 'cancel' })}>Cancel order</Button>
        )}
        <Button onClick={() => setAsking({ dialog: 'note' })}>Add note</Button>
        <Button onClick={() => orderAgain(order)}>Order again</Button>
      </div>
      {cancelling?.allowed === false && order.status !== 'cancelled' && (
        <p className="text-muted text-sm">{cancelling.reason}</p>
      )}
      <OwnOrderDialogs order={order} asking={asking} onClose={() => setAsking(undefined)} />
    </div>
  );
};
