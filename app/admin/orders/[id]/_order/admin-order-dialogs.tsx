'use client';

import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import type { CancelDraft } from '#app/_orders/dialogs/cancel-dialog.tsx';
import { useReplacing } from '#app/_orders/dialogs/use-replacing.ts';
import { later } from '#app/_ui/overlays/later.tsx';
import type { AddNoteBody } from '#server/contracts/order-commands.ts';
import type { ShipDraft } from './ship-dialog.tsx';

const CancelDialog = later(() =>
  import('#app/_orders/dialogs/cancel-dialog.tsx').then((module) => module.CancelDialog),
);
const DeliverDialog = later(() =>
  import('./deliver-dialog.tsx').then((module) => module.DeliverDialog),
);
const NoteAgainDialog = later(() =>
  import('./note-again-dialog.tsx').then((module) => module.NoteAgainDialog),
);
const ShipDialog = later(() => import('./ship-dialog.tsx').then((module) => module.ShipDialog));

/** The question that is open, what was typed for it before, and the refusal that it replaces. */
export type Asking = { replaces?: string } & (
  | { dialog: 'cancel'; draft?: CancelDraft }
  | { dialog: 'ship'; draft?: ShipDraft }
  | { dialog: 'deliver' }
  | { dialog: 'note'; draft: AddNoteBody }
);

/** The question that a refused change came from; undefined for what no dialog asks. */
export const askingAgain = ({ command, commandId }: Change): Asking | undefined => {
  if (command.type === 'CancelOrder') {
    const draft = { reason: command.reason, note: command.note ?? undefined };
    return { dialog: 'cancel', draft, replaces: commandId };
  }
  if (command.type === 'ShipOrder') {
    const draft = { trackingNumber: command.trackingNumber, carrier: command.carrier ?? '' };
    return { dialog: 'ship', draft, replaces: commandId };
  }
  if (command.type === 'AddNote') {
    const { text, visibility } = command;
    return { dialog: 'note', draft: { text, visibility }, replaces: commandId };
  }
  return undefined;
};

type Props = { order: DrawnOrder; asking: Asking | undefined; onClose: () => void };

/** The dialogs behind *Ship*, *Deliver* and *Cancel*, and the one for a note that was refused. */
export const AdminOrderDialogs = ({ order, asking, onClose }: Props) => {
  const { cancel, ship, addNote } = useReplacing(asking?.replaces);
  const { deliver } = useCommands();
  return (
    <>
      <ShipDialog
        order={order}
        open={asking?.dialog === 'ship'}
        onOpen={onClose}
        draft={asking?.dialog === 'ship' ? asking.draft : undefined}
        onShip={(body, seen) => ship(order.id, body, seen)}
      />
      <DeliverDialog
        order={order}
        open={asking?.dialog === 'deliver'}
        onOpen={onClose}
        onDeliver={(seen) => deliver(order.id, seen)}
      />
      <CancelDialog
        order={order}
        by="admin"
        open={asking?.dialog === 'cancel'}
        onOpen={onClose}
        draft={asking?.dialog === 'cancel' ? asking.draft : undefined}
        onCancel={(body, seen) => cancel(order.id, body, seen)}
      />
      <NoteAgainDialog
        open={asking?.dialog === 'note'}
        onOpen={onClose}
        draft={asking?.dialog === 'note' ? asking.draft : undefined}
        onAdd={(body) => addNote(order.id, body)}
      />
    </>
  );
};
