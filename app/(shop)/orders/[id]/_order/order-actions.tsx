'use client';

import { useState } from 'react';
import type { Change } from '#app/_consistency/core/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/use-commands.ts';
import { CancelDialog, type CancelDraft } from '#app/_orders/cancel-dialog.tsx';
import { NoteDialog } from '#app/_orders/note-dialog.tsx';
import { RefusalNotes } from '#app/_orders/refusal-notes.tsx';
import { Button } from '#app/_ui/button.tsx';
import { cartFrom } from '../../../_cart/cart.ts';
import { changeCart } from '../../../_cart/cart-store.ts';
import { useCartPanel } from '../../../_cart/use-cart-panel.ts';
import { useOrderAgain } from '../../../_cart/use-order-again.ts';

type Asking = { dialog: 'cancel'; draft?: CancelDraft } | { dialog: 'note'; draft?: string };

/** What a customer can do with an order, and what came back refused. */
export const OrderActions = ({ order }: { order: DrawnOrder }) => {
  const { cancel, addNote, retry, discard } = useCommands();
  const { setOpen } = useCartPanel();
  const orderAgain = useOrderAgain();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const cancelling = order.allowedActions.find(({ action }) => action === 'cancel');
  const edit = ({ command, commandId }: Change) => {
    if (command.type === 'CancelOrder') {
      setAsking({
        dialog: 'cancel',
        draft: { reason: command.reason, note: command.note ?? undefined },
      });
    }
    if (command.type === 'AddNote') setAsking({ dialog: 'note', draft: command.text });
    if (command.type === 'CreateOrder') {
      changeCart(() => cartFrom(command, { note: command.note }));
      setOpen(true);
    }
    discard(commandId);
  };
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <RefusalNotes
        changes={order.changes}
        order={order}
        onRetry={retry}
        onDiscard={discard}
        onEdit={edit}
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
      <CancelDialog
        order={order}
        by="customer"
        open={asking?.dialog === 'cancel'}
        onOpen={close}
        draft={asking?.dialog === 'cancel' ? asking.draft : undefined}
        onCancel={(body) => cancel(order.id, body)}
      />
      <NoteDialog
        open={asking?.dialog === 'note'}
        onOpen={close}
        draft={asking?.dialog === 'note' ? asking.draft : undefined}
        onAdd={(text) => addNote(order.id, { text, visibility: 'customer' })}
      />
    </div>
  );
};
