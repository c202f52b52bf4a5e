'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Tracking } from '#app/_orders/tracking.tsx';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Money } from '#app/_ui/text/money.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import type { ColumnChoice, OrderColumn } from '#server/contracts/saved-views.ts';

const exact = (at: string | null): ReactNode =>
  at && <Time at={at} exact className="tabular-nums sm:whitespace-nowrap" />;

/** What of an order is out of date here, and what of it is on its way. */
const Marks = ({ order }: { order: DrawnOrder }) => (
  <>
    <StaleMark order={order} className="h-auto! min-h-6 whitespace-normal! rounded-md!" />
    <SavingMark order={order} />
  </>
);

/** What each column that the list can have shows of an order. */
export const orderCells: Record<OrderColumn, (order: DrawnOrder) => ReactNode> = {
  number: (order) => (
    <Link
      href={`/admin/orders/${order.id}`}
      className="inline-flex min-h-6 items-center font-medium tabular-nums underline-offset-4 hover:underline"
    >
      {order.number === 0 ? 'New' : formatNumber(order.number)}
    </Link>
  ),
  createdAt: (order) => exact(order.createdAt),
  customerName: (order) =>
    order.customerId === null ? (
      <span className="text-muted">Guest</span>
    ) : (
      <span className="block truncate" title={order.customerEmail ?? undefined}>
        {order.customerName}
      </span>
    ),
  customerEmail: (order) =>
    order.customerEmail && <span className="block truncate">{order.customerEmail}</span>,
  country: (order) =>
    order.country && <span className="block truncate text-muted">{order.country}</span>,
  items: (order) => (
    <span className="flex items-baseline gap-1.5">
      <CalmName className="truncate">{order.items[0]?.productName ?? ''}</CalmName>
      {order.items.length > 1 && (
        <span className="shrink-0 text-muted text-xs">+{formatNumber(order.items.length - 1)}</span>
      )}
    </span>
  ),
  status: (order) => (
    <span className="flex flex-wrap items-center gap-2 max-sm:contents">
      <span className="max-sm:col-start-3 max-sm:row-start-1 max-sm:justify-self-end max-[16rem]:col-start-2 max-[16rem]:row-start-4 max-[16rem]:justify-self-start">
        <StatusBadge status={order.status} />
      </span>
      {/* Below all else in the card: beside the number they would leave it no room. */}
      <span className="flex-wrap items-center gap-x-2 gap-y-1 empty:hidden max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-5 max-sm:flex sm:contents">
        <Marks order={order} />
      </span>
    </span>
  ),
  total: (order) => (
    <Money amount={order.total} currency={order.currency} className="font-medium" />
  ),
  shippedAt: (order) => exact(order.shippedAt),
  deliveredAt: (order) => exact(order.deliveredAt),
  cancelledAt: (order) => exact(order.cancelledAt),
  cancellationReason: (order) =>
    order.cancellationReason && (
      <span className="block truncate">{reasonText(order.cancellationReason, 'admin')}</span>
    ),
  carrier: (order) => <span className="block truncate">{order.carrier}</span>,
  trackingNumber: (order) =>
    order.trackingNumber && (
      <Tracking trackingNumber={order.trackingNumber} carrier={order.carrier} bare />
    ),
};

type Props = { id: OrderColumn; order: DrawnOrder; columns: readonly ColumnChoice[] };

/** A cell. Without a status column the marks stand beside the number, which is always shown. */
export const OrderCell = ({ id, order, columns }: Props) => (
  <>
    {orderCells[id](order)}
    {id === 'number' && columns.every((column) => column.id !== 'status') && (
      <span className="flex flex-wrap items-center gap-x-2">
        <Marks order={order} />
      </span>
    )}
  </>
);
