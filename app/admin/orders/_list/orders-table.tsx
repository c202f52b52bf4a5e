'use client';

import { type Row, useTable } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { useLightUp } from '#app/_orders/use-light-up.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { sortedBy, withNextSort } from './admin-filter.ts';
import { columnStyle, orderColumns, orderFeatures, sortKeys } from './order-columns.tsx';

type Props = {
  orders: readonly DrawnOrder[];
  filter: AdminOrderFilter;
  busy: boolean;
  onFilter: (filter: AdminOrderFilter) => void;
};

/** The orders as a dense table; a list of cards on a phone. */
export const OrdersTable = ({ orders, filter, busy, onFilter }: Props) => {
  const table = useTable({
    features: orderFeatures,
    columns: orderColumns,
    data: orders,
    getRowId: (order) => order.id,
  });
  return (
    <Table label="Orders" aria-busy={busy} className="[--table-top:3.5rem]">
      <TableHead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const key = sortKeys[header.column.id];
              return (
                <TableHeader
                  key={header.id}
                  right={header.column.id === 'total'}
                  className={header.column.id === 'country' ? 'max-lg:hidden' : undefined}
                  {...(key !== undefined && {
                    sorted: sortedBy(filter, key),
                    onSort: () => onFilter(withNextSort(filter, key)),
                  })}
                >
                  <table.FlexRender header={header} />
                </TableHeader>
              );
            })}
          </tr>
        ))}
      </TableHead>
      <TableBody>
        {table.getRowModel().rows.map((row) => (
          <OrderRow key={row.id} row={row}>
            {row.getAllCells().map((cell) => (
              <TableCell key={cell.id} className={columnStyle[cell.column.id]}>
                <table.FlexRender cell={cell} />
              </TableCell>
            ))}
          </OrderRow>
        ))}
      </TableBody>
    </Table>
  );
};

type RowProps = { row: Row<typeof orderFeatures, DrawnOrder>; children: React.ReactNode };

const OrderRow = ({ row, children }: RowProps) => {
  const router = useRouter();
  const order = row.original;
  const lit = useLightUp(order.status);
  const open = (event: MouseEvent<HTMLElement>) => {
    const onControl =
      event.target instanceof Element &&
      event.target.closest('a, button, [role="dialog"]') !== null;
    if (onControl || !window.getSelection()?.isCollapsed) return;
    router.push(`/admin/orders/${order.id}`);
  };
  return (
    <TableRow
      {...orderData(order)}
      onClick={open}
      className={classNames(
        'cursor-pointer transition-colors hover:bg-subtle',
        'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:rounded-md max-sm:border max-sm:p-3',
        lit,
      )}
    >
      {children}
    </TableRow>
  );
};
