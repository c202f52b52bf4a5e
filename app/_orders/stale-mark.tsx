'use client';

import { Hourglass } from 'lucide-react';
import { Badge } from '#app/_ui/badge.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';
import { formatFull, formatSince } from '#app/_ui/text/format-time.ts';
import { useNow } from '#app/_ui/use-now.ts';
import type { SkippedOrderEvent } from '#server/contracts/order-queries.ts';

type Props = { order: { staleSince: string | null } };
type NoticeProps = Props & { skipped: readonly SkippedOrderEvent[] };

/** Since when something of an order cannot be shown; customers are told in words of their own. */
export const StaleMark = ({
  order: { staleSince },
  words = 'Stale since',
  className,
}: Props & { words?: string; className?: string }) => {
  const now = useNow();
  if (staleSince === null) return null;
  const at = Date.parse(staleSince);
  return (
    <span title={formatFull(at, now)}>
      <Badge tone="pending" icon={<Hourglass />} {...(className && { className })}>
        {words} {formatSince(at, now)}
      </Badge>
    </span>
  );
};

/** The same in calm words, on the order's own page: what was skipped comes no more. */
export const StaleNotice = ({ order: { staleSince }, skipped }: NoticeProps) => {
  const now = useNow();
  if (staleSince === null) return null;
  const since = formatSince(Date.parse(staleSince), now);
  return (
    <Notice tone="pending" icon={<Hourglass />} className="mt-4">
      {skipped.length === 0
        ? `This order’s page may be behind since ${since}; our people are on it.`
        : `Part of what happened to this order is missing here since ${since}. Please ask us before you rely on it.`}
    </Notice>
  );
};
