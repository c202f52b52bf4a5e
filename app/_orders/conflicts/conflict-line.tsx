'use client';

import { formatFull, formatMoment } from '#app/_ui/text/format-time.ts';
import { useNow } from '#app/_ui/use-now.ts';
import type { Order } from '#server/contracts/order.ts';
import { whatChanged } from './what-changed.ts';

/** "Changed by the warehouse at 14:02: shipped", beside what somebody was about to do. */
export const ConflictLine = ({ order }: { order: Order }) => {
  const now = useNow();
  const change = whatChanged(order);
  if (change === undefined) return null;
  const at = Date.parse(change.at);
  return (
    <p>
      Changed{change.by === undefined ? '' : ` by ${change.by}`}{' '}
      <time dateTime={change.at} title={formatFull(at, now)}>
        {formatMoment(at, now)}
      </time>
      : <strong className="font-semibold">{change.word}</strong>
    </p>
  );
};
