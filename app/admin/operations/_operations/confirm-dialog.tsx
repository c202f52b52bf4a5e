'use client';

import { Button } from '#app/_ui/buttons/button.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { operationNames } from './asked-text.ts';

export type Confirmed = 'pause' | 'rebuild' | 'rollback';

type Props = { name: string; kind: Confirmed; onLeave: () => void; onConfirm: () => void };

const consequences: Record<Confirmed, string> = {
  pause:
    'Its screens stay as they are and fall behind until you resume it. Orders are still taken and nothing is lost.',
  rebuild:
    'A second view is filled from the whole log beside the one in use, compared with it, and takes its place. Nobody sees a difference; it may take minutes and the machine is busier meanwhile. The view in use is kept, to roll back to.',
  rollback:
    'The view from before the last rebuild comes back and catches up with the log. The one in use now is kept in its place.',
};

/** Says what will happen before it does. */
export const ConfirmDialog = ({ name, kind, onLeave, onConfirm }: Props) => (
  <Dialog
    open
    onOpen={onLeave}
    title={`${operationNames[kind]} ${name}?`}
    description={consequences[kind]}
  >
    <div className="flex justify-end gap-2">
      <Button kind="quiet" onClick={onLeave}>
        Leave it
      </Button>
      <Button
        kind="primary"
        onClick={() => {
          onConfirm();
          onLeave();
        }}
      >
        {operationNames[kind]}
      </Button>
    </div>
  </Dialog>
);
