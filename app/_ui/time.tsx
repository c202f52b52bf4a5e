'use client';

import { formatExact, formatFull, formatRelative } from './format-time.ts';
import { useNow } from './use-now.ts';

type Props = { at: string; exact?: boolean; className?: string };

/** An instant: relative when recent (or exact, for the admin), in full on hover. */
export const Time = ({ at, exact = false, className }: Props) => {
  const now = useNow();
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={formatFull(ms, now)} className={className}>
      {exact ? formatExact(ms, now) : formatRelative(ms, now)}
    </time>
  );
};
