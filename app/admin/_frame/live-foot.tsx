'use client';

import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { durationText } from '#app/_ui/text/duration-text.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';

const words = { live: 'Live', polling: 'Every 10 s', offline: 'Offline' } as const;
const dots = { live: 'bg-delivered', polling: 'bg-pending', offline: 'bg-refused' } as const;

/** How live the page is: how it learns of changes, up to where it is complete, how far behind. */
export const LiveFoot = () => {
  const { state, position, lagMs } = useLiveness();
  return (
    <div className="min-w-0 px-2 text-muted text-xs tabular-nums">
      <p className="flex items-center gap-1.5 text-ink">
        <span
          aria-hidden
          className={classNames(
            'size-2 rounded-full',
            position === undefined ? 'bg-control' : dots[state],
          )}
        />
        {position === undefined && state === 'live' ? 'Connecting' : words[state]}
      </p>
      <p>Position {position === undefined ? '…' : formatNumber(position)}</p>
      <p>{position === undefined ? '…' : state === 'offline' ? 'Lag not known' : lagText(lagMs)}</p>
    </div>
  );
};

const lagText = (lagMs: number): string =>
  lagMs === 0 ? 'Up to date' : `${durationText(lagMs)} behind`;
