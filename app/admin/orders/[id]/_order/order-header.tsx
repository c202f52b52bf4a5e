import { ArrowLeft, Printer } from 'lucide-react';
import Link from 'next/link';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';

/** What an order is called and how it stands, beneath the way back to the list. */
export const OrderHeader = ({ order, listPath }: { order: DrawnOrder; listPath: string }) => (
  <>
    <Link
      href={listPath}
      className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md px-1 text-muted hover:text-ink print:hidden"
    >
      <ArrowLeft aria-hidden size={15} /> Orders
    </Link>
    <header className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="font-semibold text-2xl tabular-nums tracking-tight">{orderName(order)}</h1>
      <StatusBadge status={order.status} />
      <StaleMark order={order} />
      <SavingMark order={order} />
      <IconButton
        label="Print"
        icon={<Printer size={18} />}
        onClick={() => window.print()}
        className="ml-auto print:hidden"
      />
    </header>
  </>
);
