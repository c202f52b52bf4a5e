import { History } from 'lucide-react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { useOrderAt } from '#app/_consistency/react/queries/use-order-at.ts';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';

type Props = {
  order: DrawnOrder;
  past: ReturnType<typeof useOrderAt>;
  at: number;
  onNow: () => void;
};

/** Says that what stands here is history; what can be done is done to the order as it is now. */
export const PastNotice = ({ order, past, at, onNow }: Props) => (
  <Notice
    tone="arriving"
    icon={<History />}
    className="mt-4"
    actions={
      <>
        <Button size="small" onClick={onNow}>
          Back to now
        </Button>
        {past.status === 'error' && (
          <Button size="small" onClick={past.retry}>
            Try again
          </Button>
        )}
      </>
    }
  >
    <p>
      {past.status === 'error'
        ? `Version ${at} could not be loaded.`
        : `This is the order as it was at version ${at} of ${order.version}.`}
      {past.order !== undefined && (
        <>
          {' '}
          Then it was <StatusBadge status={past.order.status} />
        </>
      )}
    </p>
  </Notice>
);
