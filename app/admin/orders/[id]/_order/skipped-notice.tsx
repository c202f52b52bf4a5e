import { TriangleAlert } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { eventName } from '#app/_ui/text/event-name.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { SkippedOrderEvent } from '#server/contracts/order-queries.ts';

/** What the log holds of an order and no page will show: which event, who skipped it, and why. */
export const SkippedNotice = ({ skipped }: { skipped: readonly SkippedOrderEvent[] }) => {
  if (skipped.length === 0) return null;
  return (
    <Notice tone="refused" icon={<TriangleAlert />} className="mt-4">
      <p className="font-medium">
        {skipped.length === 1 ? 'An event was skipped' : `${skipped.length} events were skipped`}:
        what stands here differs from the log.
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {skipped.map(({ version, type, at, by, reason }) => (
          <li key={version} className="[overflow-wrap:anywhere]">
            {type !== undefined && `${eventName(type)}, `}version {version}. Skipped{' '}
            <Time at={at} exact />
            {by !== undefined && ` by ${by}`}
            {reason !== undefined && `: “${reason}”`}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
