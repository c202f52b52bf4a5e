'use client';

import { Ban, Check, CircleX, Clock } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { BulkAction, BulkItem } from '#app/_consistency/bulk/bulk-plan.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { Badge, type Tone } from '#app/_ui/badge.tsx';
import { MovingDot } from '#app/_ui/states/moving-dot.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { bulkWords } from './bulk-words.ts';

const looks: Record<BulkItem['state'], { tone: Tone; icon: ReactNode; word?: string }> = {
  refused: { tone: 'refused', icon: <CircleX />, word: 'Refused' },
  'left-out': { tone: 'cancelled', icon: <Ban />, word: 'Left out' },
  sent: { tone: 'arriving', icon: <MovingDot />, word: 'Saving' },
  done: { tone: 'delivered', icon: <Check /> },
  waiting: { tone: 'pending', icon: <Clock />, word: 'To go' },
};
const byImportance = Object.keys(looks);

/** Longer lists are not read; what needs an answer stands first. */
const mostShown = 300;

/** What came of each order, those first that need somebody to look. */
export const BulkResults = ({
  action,
  items,
}: {
  action: BulkAction;
  items: readonly BulkItem[];
}) => {
  const sorted = items.toSorted(
    (a, b) => byImportance.indexOf(a.state) - byImportance.indexOf(b.state) || a.index - b.index,
  );
  return (
    <>
      <ul aria-label="Results" className="mt-3 max-h-[min(16rem,35dvh)] overflow-y-auto border-t">
        {sorted.slice(0, mostShown).map(({ commandId, orderId, number, state, reason }) => {
          const { tone, icon, word = bulkWords[action].done } = looks[state];
          return (
            <li key={commandId} className="flex flex-wrap items-center gap-x-3 border-b py-1.5">
              <Link
                href={`/admin/orders/${orderId}`}
                className="inline-flex min-h-6 w-28 items-center underline-offset-4 hover:underline"
              >
                {orderName({ number })}
              </Link>
              <Badge tone={tone} icon={icon}>
                <span className="first-letter:uppercase">{word}</span>
              </Badge>
              {reason !== undefined && <span className="text-muted">{reason}</span>}
            </li>
          );
        })}
      </ul>
      {items.length > mostShown && (
        <p className="mt-1 text-muted text-xs">
          {formatNumber(items.length - mostShown)} more are not shown.
        </p>
      )}
    </>
  );
};
