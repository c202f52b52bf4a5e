import Link from 'next/link';
import { memo, useRef } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import { useBeginAtTop } from '#app/admin/_frame/use-begin-at-top.ts';
import { adminListPath } from '#app/admin/orders/_list/filters/admin-filter.ts';
import type { Customer } from '#server/contracts/customers.ts';
import {
  type CustomerColumn,
  type CustomerFilter,
  customersPath,
  sortedBy,
} from './customer-filter.ts';

type Props = {
  customers: readonly Customer[];
  filter: CustomerFilter;
  onSort: (column: CustomerColumn) => void;
  /** What is listed is of the filter before. */
  dimmed: boolean;
};

/** Customers as a dense table; cards on a phone. Each number leads to the orders that it counts. */
export const CustomersTable = memo(({ customers, filter, onSort, dimmed }: Props) => {
  const table = useRef<HTMLTableElement>(null);
  useBeginAtTop(table, dimmed ? undefined : customersPath(filter));
  const sorts = (column: CustomerColumn) => ({
    sorted: sortedBy(filter, column),
    onSort: () => onSort(column),
  });
  return (
    <Table
      ref={table}
      label="Customers"
      aria-busy={dimmed}
      className="[--table-top:calc(3.5rem_+_var(--panel-height,0px))]"
    >
      <TableHead>
        <tr>
          <TableHeader {...sorts('name')}>Name</TableHeader>
          <TableHeader>Country</TableHeader>
          <TableHeader {...sorts('registeredAt')}>Customer since</TableHeader>
          <TableHeader right>Pending</TableHeader>
          <TableHeader right>Orders</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {customers.map(({ id, name, email, country, registeredAt, orders }) => (
          <TableRow
            key={id}
            data-customer-id={id}
            className="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1 max-sm:rounded-md max-sm:border max-sm:p-3"
          >
            <TableCell className="min-w-0">
              <Link
                href={adminListPath({ customerId: id })}
                className="break-words font-medium underline-offset-4 hover:underline"
              >
                {name}
              </Link>
              <p className="break-all text-muted text-xs">{email}</p>
            </TableCell>
            <TableCell className="text-muted max-sm:order-3">{country}</TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:order-4 max-sm:text-right">
              <Time at={registeredAt} />
            </TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">
              <Count
                count={orders.byStatus.pending}
                what="pending order"
                of={name}
                href={adminListPath({ customerId: id, status: 'pending' })}
              />
            </TableCell>
            <TableCell className="text-right tabular-nums max-sm:order-2">
              <Count
                count={orders.total}
                what="order"
                of={name}
                href={adminListPath({ customerId: id })}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
});

type CountProps = { count: number; what: string; of: string; href: string };

/** A number that leads to what it counts; none leads nowhere. A phone, without the head, says of what. */
const Count = ({ count, what, of, href }: CountProps) => {
  const shown = (
    <>
      <span className="max-sm:hidden">{formatNumber(count)}</span>
      <span className="sm:hidden">{countOf(count, what)}</span>
    </>
  );
  if (count === 0) return <span className="text-muted">{shown}</span>;
  return (
    <Link
      href={href}
      aria-label={`${countOf(count, what)} of ${of}`}
      className="inline-flex min-h-6 items-center underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {shown}
    </Link>
  );
};
