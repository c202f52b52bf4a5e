import { TriangleAlert } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { eventName } from '#app/_ui/text/event-name.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { LeftOutEvent } from '#server/contracts/order-queries.ts';

/** What the log holds of an order and no page will show: which event, who left it out, and why. */
export const LeftOutNotice = ({ leftOut }: { leftOut: readonly LeftOutEvent[] }) => {
  if (leftOut.length === 0) return null;
  return (
    <Notice tone="refused" icon={<TriangleAlert />} className="mt-4">
      <p className="font-medium">
        {leftOut.length === 1 ? 'An event was left out' : `${leftOut.length} events were left out`}:
        what stands here differs from the log.
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {leftOut.map(({ version, type, at, by, reason }) => (
          <li key={version} className="[overflow-wrap:anywhere]">
            {type !== undefined && `${eventName(type)}, `}version {version}. Left out{' '}
            <Time at={at} exact />
            {by !== undefined && ` by ${by}`}
            {reason !== undefined && `: “${reason}”`}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
