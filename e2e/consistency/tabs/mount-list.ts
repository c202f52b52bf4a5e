import { InfiniteQueryObserver } from '@tanstack/react-query';
import { drawList } from '#app/_consistency/core/drawing/draw-list.ts';
import { type AdminOrderFilter, matches } from '#app/_consistency/core/drawing/order-filter.ts';
import { compareBy } from '#app/_consistency/core/drawing/order-sort.ts';
import { type OrderScope, orderListQuery } from '#app/_consistency/react/queries/order-queries.ts';
import type { PageParts } from './page-parts.ts';
import { renewWhenNeeded } from './renew-when-needed.ts';
import { rowOf } from './row-of.ts';
import type { Screen } from './screen.ts';
import { whenLoaded } from './when-loaded.ts';

/** A list of orders as `useOrderList` draws it. */
export const mountList = (
  { engine, queryClient, changed }: PageParts,
  scope: OrderScope,
  filter: AdminOrderFilter,
): Screen => {
  const { store } = engine;
  const { viewer } = store;
  const query = orderListQuery(engine, scope, filter, undefined);
  const optionsWhen = (enabled: boolean) => ({ ...query, enabled });
  const observer = new InfiniteQueryObserver(queryClient, optionsWhen(store.getSnapshot().loaded));
  const stopLoaded = whenLoaded(store, () => observer.setOptions(optionsWhen(true)));
  const stopQuery = observer.subscribe(changed);
  const renewal = renewWhenNeeded();
  const sort = filter.sort ?? '-createdAt';
  const { status, sort: _sort, ...others } = filter;

  const look = () => {
    const state = store.getSnapshot();
    const result = observer.getCurrentResult();
    const pages = result.data?.pages ?? [];
    const drawn = drawList(state, viewer, pages, filter);
    return { state, result, pages, drawn };
  };
  return {
    draw: () => {
      const { state, result, pages, drawn } = look();
      const isOld = pages.some(({ generation }) => generation < state.generation);
      renewal.look(result, drawn.needsRefetch || isOld);
      return {
        screen: 'list',
        isReady: result.data !== undefined,
        hasMore: result.hasNextPage,
        isNewestFirst: sort === '-createdAt',
        status,
        isWhole: Object.values(others).every((value) => value === undefined),
        rows: drawn.orders.map((order) => rowOf(state, order)),
      };
    },
    isReady: () => observer.getCurrentResult().data !== undefined,
    model: () => {
      const { result, drawn } = look();
      const compare = compareBy(sort);
      if (result.data === undefined || compare === undefined) return undefined;
      return {
        screen: 'list',
        orders: drawn.orders,
        hasMore: result.hasNextPage,
        belongs: (order) =>
          matches(order, filter) && (scope === 'all' || order.customerId === viewer.id),
        compare,
      };
    },
    // As the page offers it: below what it shows, not before it shows anything.
    loadMore: () => {
      if (observer.getCurrentResult().hasNextPage) void observer.fetchNextPage();
    },
    unmount: () => {
      stopLoaded();
      stopQuery();
      renewal.stop();
    },
  };
};
