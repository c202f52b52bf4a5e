'use client';

import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { useAdminOrders } from '#app/_consistency/react/queries/use-admin-orders.ts';
import {
  type DrawnCounts,
  useOrderCounts,
} from '#app/_consistency/react/queries/use-order-counts.ts';
import { WaitingButton } from '#app/_orders/waiting-button.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import type { AdminOrderPage, OrderCounts } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { NotRefreshed } from '../../_records/not-refreshed.tsx';
import { adminListPath, isNarrowed } from './filters/admin-filter.ts';
import { ListTabs } from './list-tabs.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { useSelected } from './selection/use-selected.ts';
import { ListBody } from './table/list-body.tsx';
import { useListState } from './use-list-state.ts';
import { useMeanwhile } from './use-meanwhile.ts';

const SelectionBar = laterInside(() =>
  import('../../_bulk/selection-bar.tsx').then((module) => module.SelectionBar),
);

type Props = {
  viewer: Viewer;
  /** What the server has prefetched, and for which filter. */
  initial: { path: string; page: AdminOrderPage };
  counts: OrderCounts;
  /** The columns that this viewer had last. */
  kept: readonly ColumnChoice[];
};

/** Everybody's orders: filtered, sorted, live and at work. The URL is the list. */
export const AdminOrders = ({ viewer, initial, counts, kept }: Props) => {
  const { state, columns, go, filterBy } = useListState(viewer.id, kept);
  const { filter } = state;
  const path = adminListPath(filter);
  const list = useAdminOrders(filter, path === initial.path ? initial.page : undefined);
  const drawn = useMeanwhile({ path, list, filter });
  const { selection, selected, select } = useSelected(viewer.id, drawn, list.holdArrivals);
  const everybodys = useOrderCounts('all', counts);
  return (
    <div className="max-w-[120rem] pb-(--bar-height) print:pb-0">
      <ListHead list={drawn.list} />
      <ListTabs state={state} counts={everybodys} onFilter={filterBy} />
      <ListToolbar
        role={viewer.role}
        list={list}
        state={state}
        columns={columns}
        onGo={go}
        onFilter={filterBy}
      />
      <WaitingButton key={path} list={list} />
      <SpokenCount
        asked={path}
        one="order"
        count={list.status === 'ready' ? list.orders.length : undefined}
        hasMore={list.hasMore}
      />
      {list.refreshFailed && <NotRefreshed what="orders" onRetry={list.retry} />}
      {/* Before the rows: more of them can be loaded, and no bar that recedes is ever reached. */}
      <SelectionBar
        filter={drawn.filter}
        orders={selected}
        unlisted={selection.ids.size - selected.length}
        all={selection.all}
        hasMore={drawn.list.hasMore}
        counted={countOfAll(drawn.filter, everybodys)}
        onAll={select.selectAllMatching}
        onClear={select.clear}
      />
      <ListBody
        list={drawn.list}
        filter={drawn.filter}
        columns={columns}
        selection={selection}
        select={select}
        dimmed={drawn.path !== path}
        viewerId={viewer.id}
        onFilter={filterBy}
      />
      <LoadMore
        hasMore={drawn.list.hasMore}
        loading={drawn.path !== path || list.loadingMore}
        failed={list.moreFailed}
        onMore={list.loadMore}
        label="Show more orders"
      />
    </div>
  );
};

const ListHead = ({ list }: { list: OrderList }) => (
  <div className="flex flex-wrap items-end justify-between gap-x-4">
    <h1 className="font-semibold text-xl tracking-tight">Orders</h1>
    <Freshness asOf={list.refreshFailed ? undefined : list.asOf} arriving={list.arriving} />
  </div>
);

/** How many match a filter that a counter knows: one by status alone, or none. */
const countOfAll = (
  filter: AdminOrderFilter,
  counts: DrawnCounts | undefined,
): number | undefined => {
  if (isNarrowed(filter)) return undefined;
  return filter.status === undefined ? counts?.total : counts?.byStatus[filter.status];
};
