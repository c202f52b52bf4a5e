'use client';

import { Hourglass } from 'lucide-react';
import { Badge } from '#app/_ui/badge.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';
import { formatFull, formatSince } from '#app/_ui/text/format-time.ts';
import { useNow } from '#app/_ui/use-now.ts';

type Props = { order: { staleSince: string | null } };

/** Since when something of an order cannot be shown, for those who work on it. */
export const StaleMark = ({ order: { staleSince } }: Props) => {
  const now = useNow();
  if (staleSince === null) return null;
  const at = Date.parse(staleSince);
  return (
    <span title={formatFull(at, now)}>
      <Badge tone="pending" icon={<Hourglass />}>
        Stale since {formatSince(at, now)}
      </Badge>
    </span>
  );
};

/** The same in calm words, on the order's own page. */
export const StaleNotice = ({ order: { staleSince } }: Props) => {
  const now = useNow();
  if (staleSince === null) return null;
  return (
    <Notice tone="pending" icon={<Hourglass />} className="mt-4">
      This order’s page may be behind since {formatSince(Date.parse(staleSince), now)}; our people
      are on it.
    </Notice>
  );
};
