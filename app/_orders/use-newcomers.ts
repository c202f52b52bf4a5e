'use client';

import { useEffect, useRef, useState } from 'react';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';

/** A busy shop is told of so often (ms) at most. */
const calm = 10_000;

export type Listed = Pick<OrderList, 'orders' | 'status' | 'hasMore' | 'waiting'>;

type Seen = { ids: Set<string>; waiting: number; hasMore: boolean };

/** What is told: so many at the `turn`th time, and what has come since. */
type Told = { turn: number; count: number; since: number };

/**
 * How many orders have come into a list before the eyes of its viewer, some at a time: what waited
 * to be shown, and what was loaded at its end, have not. The turn tells the times apart.
 */
export const useNewcomers = ({ orders, status, hasMore, waiting }: Listed): Told => {
  const seen = useRef<Seen>(undefined);
  const [told, setTold] = useState<Told>({ turn: 0, count: 0, since: 0 });
  useEffect(() => {
    if (status !== 'ready') return;
    const came = countNewcomers(orders, seen.current);
    const ids = seen.current?.ids ?? new Set();
    for (const { id } of orders) ids.add(id);
    seen.current = { ids, waiting, hasMore };
    if (came > 0) {
      setTold((now) => (now.count === 0 ? next(now, came) : { ...now, since: now.since + came }));
    }
  }, [orders, status, hasMore, waiting]);
  const isCalm = told.count === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn has its own time
  useEffect(() => {
    if (isCalm) return;
    const timer = setTimeout(
      () => setTold((now) => (now.since > 0 ? next(now, now.since) : { ...now, count: 0 })),
      calm,
    );
    return () => clearTimeout(timer);
  }, [isCalm, told.turn]);
  return told;
};

const next = ({ turn }: Told, count: number): Told => ({ turn: turn + 1, count, since: 0 });

/** Those that are new before one that was there; where the end of the list was there, all that are. */
const countNewcomers = (orders: Listed['orders'], seen: Seen | undefined): number => {
  if (seen === undefined) return 0;
  const end = seen.hasMore ? orders.findLastIndex(({ id }) => seen.ids.has(id)) : orders.length;
  const came = orders.filter(({ id }, at) => at < end && !seen.ids.has(id)).length;
  return Math.max(0, came - seen.waiting);
};
