'use client';

import { Ban, Check, CircleX, Clock, Download } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import type { BulkAction, BulkItem } from '#app/_consistency/bulk/bulk-plan.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { Badge, type Tone } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { MovingDot } from '#app/_ui/states/moving-dot.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { resultWord } from './bulk-words.ts';
import { resultsCsv } from './results-csv.ts';
import { saveFile } from './save-file.ts';

/** What needs an answer stands first. */
const looks: Record<BulkItem['state'], { tone: Tone; icon: ReactNode }> = {
  refused: { tone: 'refused', icon: <CircleX /> },
  'left-out': { tone: 'cancelled', icon: <Ban /> },
  sent: { tone: 'arriving', icon: <MovingDot /> },
  done: { tone: 'delivered', icon: <Check /> },
  waiting: { tone: 'pending', icon: <Clock /> },
};
const byImportance = Object.keys(looks);

/** So many are drawn at first, and more each time they are asked for: a plan may hold 10,000. */
const atOnce = 300;

type Props = { action: BulkAction; items: readonly BulkItem[] };

/** What came of each order, those first that need somebody to look. */
export const BulkResults = ({ action, items }: Props) => {
  const [most, setMost] = useState(atOnce);
  const [refusedOnly, setRefusedOnly] = useState(false);
  const sorted = items.toSorted(
    (a, b) => byImportance.indexOf(a.state) - byImportance.indexOf(b.state) || a.index - b.index,
  );
  const refused = sorted.filter(({ state }) => state === 'refused');
  const isFiltered = refusedOnly && refused.length > 0;
  const listed = isFiltered ? refused : sorted;
  const more = Math.min(atOnce, listed.length - most);
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        {refused.length > 0 && (
          <Button
            size="small"
            aria-pressed={isFiltered}
            onClick={() => setRefusedOnly(!isFiltered)}
            className="aria-pressed:bg-sunken"
          >
            Refused only ({formatNumber(refused.length)})
          </Button>
        )}
        <Button
          size="small"
          onClick={() =>
            saveFile(new Blob([resultsCsv(action, sorted)], { type: 'text/csv' }), 'results.csv')
          }
        >
          <Download aria-hidden size={14} /> Save as CSV
        </Button>
      </div>
      <ul aria-label="Results" className="mt-2 max-h-[min(16rem,35dvh)] overflow-y-auto border-t">
        {listed.slice(0, most).map((item) => (
          <Result key={item.commandId} action={action} item={item} />
        ))}
        {more > 0 && (
          <li className="py-2">
            <Button size="small" onClick={() => setMost(most + atOnce)}>
              Show {formatNumber(more)} more of {formatNumber(listed.length)}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
};

type ResultProps = { action: BulkAction; item: BulkItem };

const Result = ({ action, item: { orderId, number, state, reason } }: ResultProps) => (
  <li className="flex flex-wrap items-center gap-x-3 border-b py-1.5">
    <Link
      href={`/admin/orders/${orderId}`}
      className="inline-flex min-h-6 w-28 items-center underline-offset-4 hover:underline"
    >
      {orderName({ number })}
    </Link>
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {resultWord(action, state)}
    </Badge>
    {reason !== undefined && <span className="text-muted">{reason}</span>}
  </li>
);
