'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  type DrawnTimelineEntry,
  drawTimeline,
} from '#app/_consistency/core/drawing/draw-timeline.ts';
import type { SkippedOrderEvent, Timeline } from '#server/contracts/order-queries.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import { isSignedIn } from '../page-engine.ts';
import type { LoadStatus } from './order-list.ts';
import { timelineQuery } from './order-queries.ts';
import { useHeldBack } from './use-held-back.ts';
import { useRefetchWhenFailed } from './use-refetch-when-failed.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';
import { useSeed } from './use-seed.ts';

export type { DrawnTimelineEntry };

export type DrawnTimeline = {
  entries: readonly DrawnTimelineEntry[];
  /** What the views lack of it for good. */
  skipped: readonly SkippedOrderEvent[];
  status: LoadStatus;
  /** Whether the entries tell everything that the order's row contains; otherwise they are being read. */
  isCurrent: boolean;
  error?: Error;
  retry: () => void;
};

/** An order's history, oldest first, the viewer's own changes included. */
export const useTimeline = (orderId: string, initial?: Timeline): DrawnTimeline => {
  const page = useEngine();
  const { engine, queryClient } = page;
  useSeed(initial && none, initial?.meta);
  const state = useEngineState();
  const isKnown = state.entities.has(orderId);
  const query = useQuery(
    {
      ...timelineQuery(engine, orderId, initial),
      enabled: state.loaded && isSignedIn(page) && isKnown,
    },
    queryClient,
  );
  const { data, error, refetch } = query;
  const drawn = useMemo(
    () => drawTimeline(state, engine.store.viewer, orderId, data),
    [state, engine, orderId, data],
  );
  const isOld = data !== undefined && data.generation < state.generation;
  const isHeldBack = useHeldBack(data?.position);
  useRefetchWhenNeeded(query, isOld || drawn.needsRefetch || (isHeldBack && state.loaded));
  useRefetchWhenFailed(query, isKnown);
  const retry = useCallback(() => void refetch(), [refetch]);
  // Nothing came before the event that began the order, so entries from version 1 on have no gap.
  const hasBeginning = drawn.entries[0]?.version === 1;
  const isReady = !isHeldBack && (data !== undefined || hasBeginning);
  return {
    entries: isHeldBack ? none : drawn.entries,
    skipped: data?.skipped ?? none,
    isCurrent: isReady && data !== undefined && !isOld && !drawn.needsRefetch,
    status: isReady ? 'ready' : error ? 'error' : 'loading',
    ...(error && !isReady && { error }),
    retry,
  };
};

const none: readonly never[] = [];
