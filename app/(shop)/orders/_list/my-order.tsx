'use client';

import { useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/use-commands.ts';
import { CancelDialog, type CancelDraft } from '#app/_orders/cancel-dialog.tsx';
import { RefusalNotes } from '#app/_orders/refusal-notes.tsx';
import { Button } from '#app/_ui/button.tsx';
import { useOrderAgain } from '../../_cart/use-order-again.ts';
import { OrderRow } from './order-row.tsx';

/** A row of one's orders with its buttons and the dialog behind *Cancel*. */
export const MyOrder = ({ order }: { order: DrawnOrder }) => {
  const { cancel, retry, discard } = useCommands();
  const orderAgain = useOrderAgain();
  const [asking, setAsking] = useState(false);
  const [draft, setDraft] = useState<CancelDraft>();
  const canCancel = order.allowedActions.some(
    ({ action, allowed }) => action === 'cancel' && allowed,
  );
  return (
    <>
      <OrderRow
        order={order}
        actions={
          <>
            {canCancel && (
              <Button
                size="small"
                kind="quiet"
                onClick={() => {
                  setDraft(undefined);
                  setAsking(true);
                }}
              >
                Cancel
              </Button>
            )}
            <Button size="small" onClick={() => orderAgain(order)}>
              Order again
            </Button>
          </>
        }
        notes={
          <RefusalNotes
            changes={order.changes}
            order={order}
            onRetry={retry}
            onDiscard={discard}
            onEdit={({ command, commandId }) => {
              if (command.type !== 'CancelOrder') return;
              setDraft({ reason: command.reason, note: command.note ?? undefined });
              setAsking(true);
              discard(commandId);
            }}
          />
        }
      />
      <CancelDialog
        order={order}
        by="customer"
        open={asking}
        onOpen={setAsking}
        draft={draft}
        onCancel={(body) => cancel(order.id, body)}
      />
    </>
  );
};
