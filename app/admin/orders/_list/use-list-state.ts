'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { isOfThisPage } from '#app/_ui/is-of-this-page.ts';
import { addressOf } from '#app/admin/_records/address-of.ts';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { isDefault } from './columns/columns-model.ts';
import { useColumns } from './columns/use-columns.ts';
import { keepOfList } from './kept-list.ts';
import { type ListState, listPath, parseListUrl } from './list-url.ts';

/** Answers the filter that is to take the place of the one that is asked for by now. */
export type FilterChange = (now: AdminOrderFilter) => AdminOrderFilter;

const address = addressOf(parseListUrl, listPath);

/** The list as its URL says, and what changes the URL. `kept` are the columns this viewer had last. */
export const useListState = (viewerId: string, kept: readonly ColumnChoice[]) => {
  const query = useSearchParams().toString();
  const state = useMemo(() => parseListUrl(new URLSearchParams(query)), [query]);
  useEffect(() => {
    keepOfList(viewerId, { path: listPath(state) });
  }, [viewerId, state]);
  useEffect(() => {
    // A press may lead away before the page is drawn for the address that one comes back to.
    const keep = () => {
      const path = listPath(address.asked());
      if (isOfThisPage(path)) keepOfList(viewerId, { path });
    };
    window.addEventListener('click', keep);
    return () => window.removeEventListener('click', keep);
  }, [viewerId]);
  const columns = useColumns(viewerId, state.columns, kept, keepColumns);
  const { last } = columns;
  const isUnsaid = state.columns === undefined && !isDefault(last);
  useEffect(() => {
    // What is in the address bar is what one sends to a colleague.
    if (isUnsaid) keepColumns(last);
  }, [isUnsaid, last]);
  return { state, columns, go, filterBy };
};

/** A step that Back takes back. The rows come from the page's own query: the server has nothing to add. */
const go = (next: ListState): void => address.step(() => next);

const filterBy = (change: FilterChange): void =>
  address.step((now) => ({ ...now, filter: change(now.filter) }));

/** In place: a width is no step that Back should take back. */
const keepColumns = (columns: readonly ColumnChoice[]): void =>
  address.correct((now) => ({ ...now, columns }));
