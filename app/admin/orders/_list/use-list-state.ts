'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { isDefault } from './columns/columns-model.ts';
import { useColumns } from './columns/use-columns.ts';
import { keepOfList } from './kept-list.ts';
import { type ListState, listPath, parseListUrl } from './list-url.ts';

/** The list as its URL says, and what changes the URL. `kept` are the columns this viewer had last. */
export const useListState = (viewerId: string, kept: readonly ColumnChoice[]) => {
  const router = useRouter();
  const query = useSearchParams().toString();
  const state = useMemo(() => parseListUrl(new URLSearchParams(query)), [query]);
  useEffect(() => {
    keepOfList(viewerId, { path: listPath(state) });
  }, [viewerId, state]);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const go = useCallback(
    (next: ListState) => router.push(listPath(next), { scroll: false }),
    [router],
  );
  const filterBy = useCallback(
    (filter: AdminOrderFilter) => go({ ...latest.current, filter }),
    [go],
  );
  // In place: a width is no step that Back should take back, and the server has nothing to add.
  const keepColumns = useCallback((columns: readonly ColumnChoice[]) => {
    window.history.replaceState(null, '', listPath({ ...latest.current, columns }));
  }, []);
  const columns = useColumns(viewerId, state.columns, kept, keepColumns);
  const isUnsaid = state.columns === undefined && !isDefault(kept);
  useEffect(() => {
    // What is in the address bar is what one sends to a colleague.
    if (isUnsaid) keepColumns(kept);
  }, [isUnsaid, kept, keepColumns]);
  return { state, columns, go, filterBy };
};
