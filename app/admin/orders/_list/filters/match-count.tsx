'use client';

import { useEffect, useState } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { useMatching } from '#app/_consistency/react/queries/use-matching.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { adminListPath, isNarrowed } from './admin-filter.ts';

/** Filters closer together (ms) than this, such as letters of a search, are counted once. */
const pause = 600;

type Props = {
  filter: AdminOrderFilter;
  list: Pick<OrderList, 'orders' | 'waiting' | 'hasMore' | 'status' | 'refreshFailed'>;
};

/**
 * How many orders match the filters. A list that is there as a whole is counted where it is; of a
 * longer one the server is asked, once nobody types any more.
 */
export const MatchCount = ({ filter, list }: Props) => {
  const isTold = isNarrowed(filter) && list.status === 'ready' && !list.refreshFailed;
  const isStill = useIsStill(adminListPath({ ...filter, sort: undefined }));
  const { count } = useMatching(filter, isTold && list.hasMore && isStill);
  const listed = { value: list.orders.length + list.waiting, atLeast: false };
  const { value, atLeast } = (list.hasMore ? count : listed) ?? { value: 0, atLeast: false };
  if (!isTold || value === 0) return null;
  return (
    <p className="px-1 text-muted text-sm tabular-nums">
      {formatNumber(value)}
      {atLeast && '+'} {value === 1 ? 'matches' : 'match'}
    </p>
  );
};

const useIsStill = (key: string): boolean => {
  const [still, setStill] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(setStill, pause, key);
    return () => clearTimeout(timer);
  }, [key]);
  return still === key;
};
