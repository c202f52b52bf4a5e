'use client';

import { type Confirmed, operationNames } from './asked-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = {
  name: string;
  kind: Confirmed;
  onLeave: () => void;
  /** With why, where something was said. */
  onConfirm: (reason: string | undefined) => void;
};

const consequences: Record<Confirmed, string> = {
  pause:
    'Its screens stay as they are and fall behind until you resume it. Orders are still taken and nothing is lost.',
  resume: 'It goes on from where it stands and catches up with the log.',
  rebuild:
    'A second view is filled from the whole log beside the one in use and compared with it. If they are the same it takes its place, and nobody sees a difference; if not, the one in use stays, and the list below names the rows. It may take minutes, and the machine is busier meanwhile. The view in use is kept, to roll back to.',
  rollback:
    'The view from before the last rebuild comes back and catches up with the log. The one in use now is kept in its place.',
  'retry-dead-letters':
    'Every parked event is tried again, those of each order in their order. What still cannot be applied stays parked with its newest error.',
};

/** Says what will happen before it does, and asks why without insisting. */
export const ConfirmDialog = ({ name, kind, onLeave, onConfirm }: Props) => {
  const isRetry = kind === 'retry-dead-letters';
  return (
    <ReasonDialog
      title={isRetry ? `Retry all parked in ${name}?` : `${operationNames[kind]} ${name}?`}
      description={consequences[kind]}
      required={false}
      leave="Leave it"
      go={operationNames[kind]}
      onLeave={onLeave}
      onGo={(reason) => onConfirm(reason || undefined)}
    />
  );
};
