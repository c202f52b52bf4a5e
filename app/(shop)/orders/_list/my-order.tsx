'use client';

import { memo } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { RefusalNotes } from '#app/_orders/refusals/refusal-notes.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { useEditOrder } from '../../_cart/use-edit-order.ts';
import { useOrderAgain } from '../../_cart/use-order-again.ts';
import { askingAgain } from '../_actions/own-order-dialogs.tsx';
import { useAsk } from '../_actions/own-order-questions.tsx';
import { OrderRow } from './order-row.tsx';

/**
 * A row of one's orders with its buttons; what they ask stands above the list. Drawn again when its
 * order is another object, see drawOrder: a change of one row leaves the others alone.
 */
export const MyOrder = memo(({ order }: { order: DrawnOrder }) => {
  const { retry, discard } = useCommands();
  const orderAgain = useOrderAgain();
  const editOrder = useEditOrder();
  const ask = useAsk();
  const name = orderName(order).toLowerCase();
  const canCancel = order.allowedActions.some(
    ({ action, allowed }) => action === 'cancel' && allowed,
  );
  return (
    <OrderRow
      order={order}
      actions={
        <>
          {canCancel && (
            <Button size="small" kind="quiet" onClick={() => ask(order, { dialog: 'cancel' })}>
              Cancel<span className="sr-only"> {name}</span>
            </Button>
          )}
          <Button size="small" onClick={() => orderAgain(order)}>
            Order again<span className="sr-only"> as in {name}</span>
          </Button>
        </>
      }
      notes={
        <RefusalNotes
          changes={order.changes}
          order={order}
          onRetry={retry}
          onDiscard={discard}
          onEdit={(change) => {
            const again = askingAgain(change);
            if (again === undefined) return editOrder(change, order.changes);
            ask(order, again);
          }}
        />
      }
    />
  );
});
