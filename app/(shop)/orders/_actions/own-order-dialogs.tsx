'use client';

import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { CancelDraft } from '#app/_orders/dialogs/cancel-dialog.tsx';
import { useReplacing } from '#app/_orders/dialogs/use-replacing.ts';
import { later } from '#app/_ui/overlays/later.tsx';

const CancelDialog = later(() =>
  import('#app/_orders/dialogs/cancel-dialog.tsx').then((module) => module.CancelDialog),
);
const NoteDialog = later(() =>
  import('#app/_orders/dialogs/note-dialog.tsx').then((module) => module.NoteDialog),
);

/**
 * What a customer is being asked about an order, what was typed for it before, and the refused
 * change that the new answer takes the place of.
 */
export type Asking = { replaces?: string } & (
  | { dialog: 'cancel'; draft?: CancelDraft }
  | { dialog: 'note'; draft?: string }
);

/** The question that a refused change came from; undefined for a new order, which the cart asks. */
export const askingAgain = ({ command, commandId }: Change): Asking | undefined => {
  if (command.type === 'CancelOrder') {
    const { reason, note } = command;
    return {
      dialog: 'cancel',
      draft: { reason, note: note ?? undefined },
      replaces: commandId,
    };
  }
  if (command.type === 'AddNote') {
    return { dialog: 'note', draft: command.text, replaces: commandId };
  }
  return undefined;
};

type Props = { order: DrawnOrder; asking: Asking | undefined; onClose: () => void };

/** The dialogs behind what a customer can do with an order. */
export const OwnOrderDialogs = ({ order, asking, onClose }: Props) => {
  const { cancel, addNote } = useReplacing(asking?.replaces);
  return (
    <>
      <CancelDialog
        order={order}
        by="customer"
        open={asking?.dialog === 'cancel'}
        onOpen={onClose}
        draft={asking?.dialog === 'cancel' ? asking.draft : undefined}
        onCancel={(body, seen) => cancel(order.id, body, seen)}
      />
      <NoteDialog
        open={asking?.dialog === 'note'}
        onOpen={onClose}
        draft={asking?.dialog === 'note' ? asking.draft : undefined}
        onAdd={(text) => addNote(order.id, { text, visibility: 'customer' })}
      />
    </>
  );
};
