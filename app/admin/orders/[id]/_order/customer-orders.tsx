'use client';

import Link from 'next/link';
import { useAdminOrdersAtOnce } from '#app/_consistency/react/queries/use-admin-orders.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { Money } from '#app/_ui/text/money.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import { adminListPath } from '../../_list/filters/admin-filter.ts';

type Props = { orderId: string; customerId: string; customerName: string | null };

/** What else this customer has ordered, newest first. */
export const CustomerOrders = ({ orderId, customerId, customerName }: Props) => {
  const { orders, status, retry, hasMore } = useAdminOrdersAtOnce({ customerId });
  const others = orders.filter(({ id }) => id !== orderId);
  return (
    <section aria-labelledby="others" aria-busy={status === 'loading'} className="print:hidden">
      <h2 id="others" className="mb-1 font-semibold">
        Their other orders
      </h2>
      {status === 'loading' && others.length === 0 && <Skeleton className="h-24" />}
      {status === 'error' && (
        <p role="alert" className="flex items-center justify-between gap-2 py-2">
          They could not be loaded.
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        </p>
      )}
      {status === 'ready' && others.length === 0 && (
        <p className="py-2 text-muted">This is their only order.</p>
      )}
      {/* Its edges are set out: they would cut the mark of the focus. */}
      <ul className="-mx-1 max-h-80 overflow-y-auto px-1">
        {others.map((order) => (
          <li
            key={order.id}
            {...orderData(order)}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2"
          >
            <Link
              href={`/admin/orders/${order.id}`}
              className="inline-flex min-h-6 items-center font-medium tabular-nums underline-offset-4 hover:underline"
            >
              {orderName(order)}
            </Link>
            <StatusBadge status={order.status} />
            <StaleMark order={order} />
            <SavingMark order={order} />
            <span className="ml-auto text-right">
              <Money amount={order.total} currency={order.currency} />
              <span className="block text-muted text-xs">
                <Time at={order.createdAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {(hasMore || others.length > 0) && (
        <Link
          href={adminListPath({ customerId })}
          className="mt-2 inline-flex min-h-6 items-center text-accent underline underline-offset-4"
        >
          <span>
            All orders of <bdi>{customerName ?? 'this customer'}</bdi>
          </span>
        </Link>
      )}
    </section>
  );
};
