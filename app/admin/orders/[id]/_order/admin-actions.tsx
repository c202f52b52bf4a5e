'use client';

import { Ban, PackageCheck, Truck } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { RefusalNotes } from '#app/_orders/refusals/refusal-notes.tsx';
import { useTellsRefusals } from '#app/_orders/refusals/told-on-page.ts';
import { useEditFromUrl } from '#app/_orders/refusals/use-edit-from-url.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { OrderAction } from '#server/contracts/order.ts';
import { useOfferActions } from '../../../_palette/desk-actions.ts';
import { AdminOrderDialogs, type Asking, askingAgain } from './admin-order-dialogs.tsx';
import { NoteForm } from './note-form.tsx';

/** What an admin can do with an order; what is forbidden now stands there with its reason. */
export const AdminActions = ({ order }: { order: DrawnOrder }) => {
  const { addNote, retry, discard } = useCommands();
  const [asking, setAsking] = useState<Asking>();
  const { allowedActions } = order;
  const name = orderName(order).toLowerCase();
  const offered = useMemo(() => {
    const run: Partial<Record<OrderAction, [label: string, run: () => void]>> = {
      ship: [`Ship ${name}…`, () => setAsking({ dialog: 'ship' })],
      deliver: [`Deliver ${name}…`, () => setAsking({ dialog: 'deliver' })],
      cancel: [`Cancel ${name}…`, () => setAsking({ dialog: 'cancel' })],
    };
    return allowedActions.flatMap(({ action, allowed }) => {
      const [label, does] = run[action] ?? [];
      return allowed && label && does ? [{ id: action, label, run: does }] : [];
    });
  }, [name, allowedActions]);
  const noting = order.allowedActions.find(({ action }) => action === 'add-note');
  const edit = (change: Change) => setAsking(askingAgain(change));
  useEditFromUrl(order.changes, edit);
  useTellsRefusals(order.id);
  useOfferActions('order', offered);
  return (
    <section aria-labelledby="actions" className="print:hidden">
      <h2 id="actions" className="mb-2 font-semibold">
        Actions
      </h2>
      <div className="flex flex-col gap-2">
        <RefusalNotes
          changes={order.changes}
          order={order}
          onRetry={retry}
          onDiscard={discard}
          onEdit={edit}
          isSpoken
        />
        <Action order={order} action="ship" onDo={() => setAsking({ dialog: 'ship' })}>
          <Truck aria-hidden size={16} /> Ship
        </Action>
        <Action order={order} action="deliver" onDo={() => setAsking({ dialog: 'deliver' })}>
          <PackageCheck aria-hidden size={16} /> Deliver
        </Action>
        <Action order={order} action="cancel" onDo={() => setAsking({ dialog: 'cancel' })}>
          <Ban aria-hidden size={16} /> Cancel
        </Action>
        {noting?.allowed === false ? (
          <p className="mt-2 text-muted text-xs">{noting.reason}</p>
        ) : (
          <div className="mt-4 border-t pt-4">
            <NoteForm onAdd={(body) => addNote(order.id, body)} />
          </div>
        )}
      </div>
      <AdminOrderDialogs order={order} asking={asking} onClose={() => setAsking(undefined)} />
    </section>
  );
};

type ActionProps = {
  order: DrawnOrder;
  action: OrderAction;
  onDo: () => void;
  children: ReactNode;
};

/** The step that an order waits for is the one that stands out. */
const nextOf: Partial<Record<DrawnOrder['status'], OrderAction>> = {
  pending: 'ship',
  shipped: 'deliver',
};

const Action = ({ order, action, onDo, children }: ActionProps) => {
  const why = useId();
  const rule = order.allowedActions.find((known) => known.action === action);
  const forbidden = rule?.allowed === false;
  return (
    <div>
      <Button
        onClick={onDo}
        disabled={forbidden}
        kind={nextOf[order.status] === action ? 'primary' : 'plain'}
        aria-describedby={forbidden ? why : undefined}
        className="w-full"
      >
        {children}
      </Button>
      {forbidden && (
        <p id={why} className="mt-1 mb-1 text-muted text-xs">
          {rule.reason}
        </p>
      )}
    </div>
  );
};
