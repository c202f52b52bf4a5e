'use client';

import { Package } from 'lucide-react';
import { useMyOrders } from '#app/_consistency/react/queries/use-my-orders.ts';
import { useOrderCounts } from '#app/_consistency/react/queries/use-order-counts.ts';
import { statusLook } from '#app/_orders/status-badge.tsx';
import { statusTabs } from '#app/_orders/status-tabs.ts';
import { WaitingButton } from '#app/_orders/waiting-button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import type { Order, OrderStatus } from '#server/contracts/order.ts';
import type { OrderCounts } from '#server/contracts/order-queries.ts';
import type { Page } from '#server/contracts/page.ts';
import { MyOrder } from './my-order.tsx';
import { MyOrdersSkeleton } from './my-orders-skeleton.tsx';
import { RefusedNewOrders } from './refused-new-orders.tsx';

type Props = { status: OrderStatus | undefined; initial: Page<Order>; counts: OrderCounts };

/** One's own orders, newest first, by status. */
export const MyOrders = ({ status, initial, counts }: Props) => {
  const list = useMyOrders({ status }, initial);
  const tabs = statusTabs(status, useOrderCounts('own', counts), (of) =>
    of === undefined ? '/orders' : `/orders?status=${of}`,
  );
  return (
    <div className="mx-auto max-w-5xl">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-2xl tracking-tight">My orders</h1>
        <Freshness asOf={list.asOf} arriving={list.arriving} />
      </div>
      <div className="mt-4">
        <TabLinks label="Orders by status" tabs={tabs} />
      </div>
      <WaitingButton key={status ?? 'all'} list={list} />
      <SpokenCount
        asked={status ?? 'all'}
        one="order"
        count={list.status === 'ready' ? list.orders.length : undefined}
        hasMore={list.hasMore}
      />
      <RefusedNewOrders />
      <Body list={list} status={status} />
      <LoadMore
        hasMore={list.hasMore}
        loading={list.loadingMore}
        failed={list.moreFailed}
        onMore={list.loadMore}
        label="Show older orders"
      />
    </div>
  );
};

const Body = ({
  list,
  status,
}: {
  list: ReturnType<typeof useMyOrders>;
  status: OrderStatus | undefined;
}) => {
  if (list.orders.length > 0) {
    return (
      <ul>
        {list.orders.map((order) => (
          <MyOrder key={order.id} order={order} />
        ))}
      </ul>
    );
  }
  if (list.status === 'loading') return <MyOrdersSkeleton />;
  if (list.status === 'error') {
    return (
      <ErrorState
        title="Your orders could not be loaded"
        reason={list.error?.message}
        onRetry={list.retry}
      />
    );
  }
  return (
    <EmptyState
      icon={<Package />}
      title={
        status === undefined
          ? 'You have not ordered anything yet'
          : `No ${statusLook[status].word.toLowerCase()} orders`
      }
      action={
        status === undefined ? (
          <ButtonLink kind="primary" href="/">
            Go to the catalogue
          </ButtonLink>
        ) : (
          <ButtonLink href="/orders">Show all orders</ButtonLink>
        )
      }
    >
      {status === undefined
        ? 'Your orders appear here the moment you place them.'
        : 'Orders come here when they are in this state.'}
    </EmptyState>
  );
};
