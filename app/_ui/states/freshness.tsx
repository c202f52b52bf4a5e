'use client';

import { countOf } from '../text/format-number.ts';
import { formatAsOf } from '../text/format-time.ts';
import { useNow } from '../use-now.ts';
import { MovingDot } from './moving-dot.tsx';

type Props = { asOf?: number | undefined; arriving: number };

/** For which moment a list is true, and how much of one's own is still on its way into it. */
export const Freshness = ({ asOf, arriving }: Props) => {
  const now = useNow();
  return (
    <p className="flex min-h-6 items-center gap-3 text-muted text-xs tabular-nums">
      {asOf !== undefined && now !== null && <span>As of {formatAsOf(asOf, now)}</span>}
      {arriving > 0 && (
        <span className="inline-flex items-center gap-1.5">
          <MovingDot /> {countOf(arriving, 'change')} arriving
        </span>
      )}
    </p>
  );
};
