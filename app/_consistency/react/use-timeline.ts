'use client';
import type { Timeline, TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Change } from '../core/change.ts';
import type { LoadStatus } from './order-list.ts';

export type DrawnTimelineEntry = TimelineEntry & { pending?: Change };
export type DrawnTimeline = {
  entries: readonly DrawnTimelineEntry[];
  status: LoadStatus;
  error?: Error;
  retry: () => void;
};

/** What happened to an order, oldest first, the viewer's own changes included. */
export const useTimeline = (_orderId: string, initial?: Timeline): DrawnTimeline => ({
  entries: initial?.data ?? [],
  status: initial === undefined ? 'loading' : 'ready',
  retry: () => undefined,
});
