import type { DrawnCounts } from '#app/_consistency/react/queries/use-order-counts.ts';
import { type OrderStatus, orderStatus } from '#server/contracts/order.ts';
import { statusLook } from './status-badge.tsx';

/** The tabs above a list of orders: all, then each status, with their counts. */
export const statusTabs = (
  current: OrderStatus | undefined,
  counts: DrawnCounts | undefined,
  hrefOf: (status: OrderStatus | undefined) => string,
) => [
  {
    status: undefined,
    href: hrefOf(undefined),
    label: 'All',
    count: counts?.total,
    current: current === undefined,
  },
  ...orderStatus.options.map((status) => ({
    status,
    href: hrefOf(status),
    label: statusLook[status].word,
    count: counts?.byStatus[status],
    current: current === status,
  })),
];
