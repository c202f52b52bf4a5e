'use client';

import { Package } from 'lucide-react';
import Link from 'next/link';
import { useOrderCounts } from '#app/_consistency/react/queries/use-order-counts.ts';
import { CountBubble } from '#app/_ui/count-bubble.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import type { OrderCounts } from '#server/contracts/order-queries.ts';

/** Leads to one's orders; says how many are on their way: placed or shipped, not yet there. */
export const MyOrdersLink = ({ initial }: { initial: OrderCounts | undefined }) => {
  const counts = useOrderCounts('own', initial);
  const onTheirWay = counts === undefined ? 0 : counts.byStatus.pending + counts.byStatus.shipped;
  return (
    <Link
      href="/orders"
      title="My orders"
      className="relative inline-flex h-10 min-w-10 shrink-0 items-center justify-center gap-3 rounded-md text-muted text-sm transition-colors hover:bg-subtle hover:text-ink lg:px-3"
    >
      <span className="relative">
        <Package aria-hidden size={20} />
        <span className="absolute -top-2 -right-2">
          <CountBubble count={onTheirWay} />
        </span>
      </span>
      <span className="whitespace-nowrap max-lg:sr-only">My orders</span>
      {onTheirWay > 0 && (
        <span className="sr-only">, {countOf(onTheirWay, 'order')} on the way</span>
      )}
    </Link>
  );
};
