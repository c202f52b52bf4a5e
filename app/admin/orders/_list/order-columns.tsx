'use client';

import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import Link from 'next/link';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { SavingMark } from '#app/_orders/saving-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { CalmName } from '#app/_ui/calm-name.tsx';
import { formatNumber } from '#app/_ui/format-number.ts';
import { Money } from '#app/_ui/money.tsx';
import { Time } from '#app/_ui/time.tsx';
import type { AdminSortKey } from '#server/contracts/order-queries.ts';

export const orderFeatures = tableFeatures({});
const column = createColumnHelper<typeof orderFeatures, DrawnOrder>();

/** How each column stands in a row of the table, and in the card that a row is on a phone. */
export const columnStyle: Record<string, string> = {
  number: 'max-sm:col-start-1 max-sm:row-start-1',
  createdAt: 'text-muted max-sm:col-start-1 max-sm:row-start-3',
  customerName: 'max-sm:col-start-1 max-sm:row-start-2 max-w-56',
  items: 'max-w-72 max-sm:hidden',
  country: 'text-muted max-sm:hidden max-lg:hidden',
  status: 'max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end',
  total: 'text-right max-sm:col-start-2 max-sm:row-start-2',
};

/** The columns that the list can be sorted by, under the id of each. */
export const sortKeys: Record<string, AdminSortKey> = {
  number: 'number',
  createdAt: 'createdAt',
  customerName: 'customerName',
  status: 'status',
  total: 'total',
};

export const orderColumns = column.columns([
  column.display({
    id: 'number',
    header: 'Order',
    cell: ({ row: { original: order } }) => (
      <Link
        href={`/admin/orders/${order.id}`}
        className="inline-flex min-h-6 items-center font-medium tabular-nums underline-offset-4 hover:underline"
      >
        {order.number === 0 ? 'New' : formatNumber(order.number)}
      </Link>
    ),
  }),
  column.display({
    id: 'createdAt',
    header: 'Placed',
    cell: ({ row }) => (
      <Time at={row.original.createdAt} exact className="whitespace-nowrap tabular-nums" />
    ),
  }),
  column.display({
    id: 'customerName',
    header: 'Customer',
    cell: ({ row: { original: order } }) =>
      order.customerId === null ? (
        <span className="text-muted">Guest</span>
      ) : (
        <span className="block truncate" title={order.customerEmail ?? undefined}>
          {order.customerName}
        </span>
      ),
  }),
  column.display({
    id: 'items',
    header: 'Products',
    cell: ({ row: { original: order } }) => (
      <span className="flex items-baseline gap-1.5">
        <CalmName className="truncate">{order.items[0]?.productName ?? ''}</CalmName>
        {order.items.length > 1 && (
          <span className="shrink-0 text-muted text-xs">
            +{formatNumber(order.items.length - 1)}
          </span>
        )}
      </span>
    ),
  }),
  column.display({
    id: 'country',
    header: 'Country',
    cell: ({ row }) => row.original.country ?? '',
  }),
  column.display({
    id: 'status',
    header: 'State',
    cell: ({ row: { original: order } }) => (
      <span className="flex items-center gap-2">
        <StatusBadge status={order.status} />
        <SavingMark order={order} />
      </span>
    ),
  }),
  column.display({
    id: 'total',
    header: 'Total',
    cell: ({ row: { original: order } }) => (
      <Money amount={order.total} currency={order.currency} className="font-medium" />
    ),
  }),
]);
