'use client';

import { useNow } from '../use-now.ts';
import { formatExact, formatFull, formatRelative } from './format-time.ts';
import { useZone } from './zone-context.tsx';

type Props = { at: string; exact?: boolean; className?: string };

/** An instant: relative when recent (or exact, for the admin), in full on hover. */
export const Time = ({ at, exact = false, className }: Props) => {
  const now = useNow();
  const zone = useZone();
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={formatFull(ms, now, zone)} className={className}>
      {exact ? formatExact(ms, now, zone) : formatRelative(ms, now, zone)}
    </time>
  );
};
