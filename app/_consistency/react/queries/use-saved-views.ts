'use client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Engine } from '#app/_consistency/create-engine.ts';
import {
  type ViewChanged,
  type ViewChanges,
  viewChanges,
} from '#app/_consistency/transport/saved-view-calls.ts';
import { type SavedView, savedViews } from '#server/contracts/saved-views.ts';
import { useEngine } from '../engine-context.ts';

const viewsQuery = (engine: Engine) =>
  queryOptions({
    queryKey: ['saved-views'],
    queryFn: ({ signal }) => engine.http.read('/api/admin/views', savedViews, { signal }),
    // Others share and change views without a word to this page.
    staleTime: 60_000,
    refetchOnMount: true,
  });

export type SavedViews = ViewChanges & {
  views: readonly SavedView[];
  status: 'loading' | 'ready' | 'error';
  retry: () => void;
};

/** The views of the order list that the viewer may use: their own, and those that others share. */
export const useSavedViews = (): SavedViews => {
  const { engine, queryClient } = useEngine();
  const { data, isError, refetch } = useQuery(viewsQuery(engine), queryClient);
  const actions = useMemo((): ViewChanges => {
    const { save, change, remove } = viewChanges(engine.store.viewer.id);
    const then = async (changed: Promise<ViewChanged>) => {
      const told = await changed;
      await queryClient.invalidateQueries({ queryKey: viewsQuery(engine).queryKey });
      return told;
    };
    return {
      save: (body) => then(save(body)),
      change: (id, body) => then(change(id, body)),
      remove: (view) => then(remove(view)),
    };
  }, [engine, queryClient]);
  return {
    views: data?.data ?? none,
    status: data !== undefined ? 'ready' : isError ? 'error' : 'loading',
    retry: () => void refetch(),
    ...actions,
  };
};

const none: readonly never[] = [];
