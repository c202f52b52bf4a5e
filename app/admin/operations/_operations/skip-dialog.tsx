import { TriangleAlert } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = {
  projection: string;
  letter: DeadLetterList['data'][number];
  onLeave: () => void;
  onSkip: (reason: string) => void;
};

/** Asks why a view is to go on without a parked event for good, and says what that means. */
export const SkipDialog = ({ projection, letter, onLeave, onSkip }: Props) => (
  <ReasonDialog
    title={`Skip event ${formatNumber(letter.position)} in ${projection}?`}
    description="The view goes on without this event, in every rebuild too, and what waits behind it is applied. The log keeps it. The reason is recorded with your name."
    warning={
      <Notice tone="refused" icon={<TriangleAlert />}>
        This cannot be undone: what is shown will differ from the log.{' '}
        {letter.orderId !== null && projection === 'orders' && 'The order stays marked. '}
        Later events that build on this one may be parked too.
      </Notice>
    }
    required
    leave="Leave it parked"
    go="Skip event"
    onLeave={onLeave}
    onGo={onSkip}
  />
);
