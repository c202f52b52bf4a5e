'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Counts, drawCounts } from '#app/_consistency/core/drawing/draw-counts.ts';
import type { OrderCounts } from '#server/contracts/order-queries.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import { isSignedIn } from '../page-engine.ts';
import { countsQuery, type OrderScope } from './order-queries.ts';
import { useHeldBack } from './use-held-back.ts';
import { useRefetchWhenFailed } from './use-refetch-when-failed.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';
import { useSeed } from './use-seed.ts';

export type DrawnCounts = { total: number; byStatus: Counts };

/** Orders by status, the viewer's own or everybody's, with the viewer's own changes counted in. */
export const useOrderCounts = (who: OrderScope, initial?: OrderCounts): DrawnCounts | undefined => {
  const page = useEngine();
  const { engine, queryClient } = page;
  useSeed(initial && none, initial?.meta);
  const state = useEngineState();
  const query = useQuery(
    { ...countsQuery(engine, who, initial), enabled: state.loaded && isSignedIn(page) },
    queryClient,
  );
  const { data } = query;
  const drawn = useMemo(
    () => data && drawCounts(state, engine.store.viewer, data),
    [state, engine, data],
  );
  const isOld = data !== undefined && data.generation < state.generation;
  const isHeldBack = useHeldBack(data?.position);
  useRefetchWhenNeeded(
    query,
    isOld || drawn?.needsRefetch === true || (isHeldBack && state.loaded),
  );
  useRefetchWhenFailed(query);
  return isHeldBack ? undefined : drawn;
};

const none: readonly never[] = [];
