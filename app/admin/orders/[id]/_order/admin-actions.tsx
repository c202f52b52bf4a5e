'use client';

import { Ban, PackageCheck, Truck } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Change } from '#app/_consistency/core/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/use-commands.ts';
import { CancelDialog, type CancelDraft } from '#app/_orders/cancel-dialog.tsx';
import { RefusalNotes } from '#app/_orders/refusal-notes.tsx';
import { Button } from '#app/_ui/button.tsx';
import type { OrderAction } from '#server/contracts/order.ts';
import { NoteForm } from './note-form.tsx';
import { ShipDialog, type ShipDraft } from './ship-dialog.tsx';

type Asking = { dialog: 'cancel'; draft?: CancelDraft } | { dialog: 'ship'; draft?: ShipDraft };

/** What an admin can do with an order; what is forbidden now stands there with its reason. */
export const AdminActions = ({ order }: { order: DrawnOrder }) => {
  const { cancel, ship, deliver, addNote, retry, discard } = useCommands();
  const [asking, setAsking] = useState<Asking>();
  const [note, setNote] = useState<{ text: string; key: string }>({ text: '', key: '' });
  const close = () => setAsking(undefined);
  const edit = ({ command, commandId }: Change) => {
    if (command.type === 'CancelOrder') {
      setAsking({
        dialog: 'cancel',
        draft: { reason: command.reason, note: command.note ?? undefined },
      });
    }
    if (command.type === 'ShipOrder') {
      setAsking({
        dialog: 'ship',
        draft: { trackingNumber: command.trackingNumber, carrier: command.carrier ?? '' },
      });
    }
    if (command.type === 'AddNote') setNote({ text: command.text, key: commandId });
    discard(commandId);
  };
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
        />
        <Action order={order} action="ship" onDo={() => setAsking({ dialog: 'ship' })}>
          <Truck aria-hidden size={16} /> Ship
        </Action>
        <Action order={order} action="deliver" onDo={() => deliver(order.id)}>
          <PackageCheck aria-hidden size={16} /> Deliver
        </Action>
        <Action order={order} action="cancel" onDo={() => setAsking({ dialog: 'cancel' })}>
          <Ban aria-hidden size={16} /> Cancel
        </Action>
        <NoteForm key={note.key} draft={note.text} onAdd={(body) => addNote(order.id, body)} />
      </div>
      <ShipDialog
        order={order}
        open={asking?.dialog === 'ship'}
        onOpen={close}
        draft={asking?.dialog === 'ship' ? asking.draft : undefined}
        onShip={(body) => ship(order.id, body)}
      />
      <CancelDialog
        order={order}
        by="admin"
        open={asking?.dialog === 'cancel'}
        onOpen={close}
        draft={asking?.dialog === 'cancel' ? asking.draft : undefined}
        onCancel={(body) => cancel(order.id, body)}
      />
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
