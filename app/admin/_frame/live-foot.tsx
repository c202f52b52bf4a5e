'use client';

import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { durationText } from '#app/_ui/text/duration-text.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';

const words = { live: 'Live', polling: 'Every 10 s', offline: 'Offline' } as const;
const dots = { live: 'bg-delivered', polling: 'bg-pending', offline: 'bg-refused' } as const;

/** How live the page is: how it learns of changes, up to where it is complete, how far behind. */
export const LiveFoot = () => {
  const { told, lag, position, dot } = useToldLiveness();
  return (
    <div className="min-w-0 px-2 text-muted text-xs tabular-nums">
      <p className="flex items-center gap-1.5 text-ink">
        <span aria-hidden className={classNames('size-2 rounded-full', dot)} />
        {told}
      </p>
      <p>Position {position}</p>
      <p>{lag}</p>
    </div>
  );
};

/** The same where there is no room for it: a dot that tells it when it is asked. */
export const LiveDot = ({ className }: { className?: string }) => {
  const { told, lag, dot } = useToldLiveness();
  return (
    <Popover
      title="How live this page is"
      trigger={
        <IconButton
          label={`${told}, ${lag.toLowerCase()}`}
          icon={<span aria-hidden className={classNames('size-2.5 rounded-full', dot)} />}
          className={className}
        />
      }
    >
      {() => <LiveFoot />}
    </Popover>
  );
};

const useToldLiveness = () => {
  const { state, position, lagMs } = useLiveness();
  const isKnown = position !== undefined;
  return {
    told: !isKnown && state === 'live' ? 'Connecting' : words[state],
    position: isKnown ? formatNumber(position) : '…',
    lag: !isKnown ? '…' : state === 'offline' ? 'Lag not known' : lagText(lagMs),
    dot: isKnown ? dots[state] : 'bg-control',
  };
};

const lagText = (lagMs: number): string =>
  lagMs === 0 ? 'Up to date' : `${durationText(lagMs)} behind`;
