'use client';

import { Inbox } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import type { OrderList } from '#app/_consistency/react/order-list.ts';
import { useAdminOrders } from '#app/_consistency/react/use-admin-orders.ts';
import { useOrderCounts } from '#app/_consistency/react/use-order-counts.ts';
import { Freshness } from '#app/_orders/freshness.tsx';
import { statusTabs } from '#app/_orders/status-tabs.ts';
import { WaitStatus } from '#app/_orders/wait-status.tsx';
import { WaitingButton } from '#app/_orders/waiting-button.tsx';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { ErrorState } from '#app/_ui/error-state.tsx';
import { LoadMore } from '#app/_ui/load-more.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import type { Order } from '#server/contracts/order.ts';
import type { OrderCounts } from '#server/contracts/order-queries.ts';
import type { Page } from '#server/contracts/page.ts';
import { adminListPath, isNarrowed, parseAdminFilter } from './admin-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { OrdersSkeleton } from './orders-skeleton.tsx';
import { OrdersTable } from './orders-table.tsx';

type Props = {
  /** What the server has prefetched, and for which list. */
  initial: { path: string; page: Page<Order> };
  counts: OrderCounts;
};

/** Everybody's orders: filtered, sorted and live. The URL is the filter. */
export const AdminOrders = ({ initial, counts }: Props) => {
  const router = useRouter();
  const query = useSearchParams().toString();
  const filter = useMemo(() => parseAdminFilter(new URLSearchParams(query)), [query]);
  const path = adminListPath(filter);
  const list = useAdminOrders(filter, path === initial.path ? initial.page : undefined);
  const tabs = statusTabs(filter.status, useOrderCounts('all', counts), (status) =>
    adminListPath({ ...filter, status }),
  );
  const show = (next: AdminOrderFilter) => router.push(adminListPath(next), { scroll: false });
  const { productId } = filter;
  const productName = list.orders
    .flatMap((order) => order.items)
    .find((item) => item.productId === productId)?.productName;
  return (
    <div className="max-w-[120rem]">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-xl tracking-tight">Orders</h1>
        <Freshness asOf={list.asOf} arriving={list.arriving} />
      </div>
      <div className="mt-2">
        <TabLinks label="Orders by status" tabs={tabs} />
      </div>
      <div className="my-3">
        <FilterBar
          filter={filter}
          currency={list.orders[0]?.currency ?? 'GBP'}
          productName={productName}
          onFilter={show}
        />
      </div>
      <WaitingButton waiting={list.waiting} onShow={list.showWaiting} />
      <WaitStatus changes={list.orders.flatMap((order) => order.changes)} />
      <Body list={list} filter={filter} onFilter={show} />
      <LoadMore
        hasMore={list.hasMore}
        loading={list.loadingMore}
        onMore={list.loadMore}
        label="Show more orders"
      />
    </div>
  );
};

type BodyProps = {
  list: OrderList;
  filter: AdminOrderFilter;
  onFilter: (filter: AdminOrderFilter) => void;
};

const Body = ({ list, filter, onFilter }: BodyProps) => {
  if (list.orders.length > 0) {
    return (
      <OrdersTable
        orders={list.orders}
        filter={filter}
        busy={list.status === 'loading'}
        onFilter={onFilter}
      />
    );
  }
  if (list.status === 'loading') return <OrdersSkeleton />;
  if (list.status === 'error') {
    return (
      <ErrorState
        title="The orders could not be loaded"
        reason={list.error?.message}
        onRetry={list.retry}
      />
    );
  }
  const narrowed = isNarrowed(filter) || filter.status !== undefined;
  return (
    <EmptyState
      icon={<Inbox />}
      title={narrowed ? 'No order matches' : 'No orders yet'}
      {...(narrowed && { action: <ButtonLink href="/admin/orders">Show all orders</ButtonLink> })}
    >
      {narrowed
        ? 'Take a filter away, or search for another word.'
        : 'Orders appear here the moment they are placed.'}
    </EmptyState>
  );
};
