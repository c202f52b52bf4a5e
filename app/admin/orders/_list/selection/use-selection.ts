'use client';

import { useMemo } from 'react';
import { keepOfList, keptListOf, useKeptOfList } from '../kept-list.ts';
import {
  extendTo,
  nothingSelected,
  type Selection,
  selectAllMatching,
  toggle,
  toggleListed,
} from './selection.ts';

/**
 * What a viewer has selected in the list that `key` names, kept while an order is looked at; another
 * list begins with nothing.
 */
export const useSelection = (viewerId: string, key: string) => {
  const selection = selectionIn(useKeptOfList(viewerId, 'selected'), key);
  const actions = useMemo(() => {
    const change = (next: (now: Selection) => Selection) =>
      keepOfList(viewerId, {
        selected: { key, selection: next(selectionIn(keptListOf(viewerId).selected, key)) },
      });
    return {
      toggle: (id: string, listed: readonly string[]) => change((now) => toggle(now, id, listed)),
      extendTo: (id: string, listed: readonly string[]) =>
        change((now) => extendTo(now, id, listed)),
      toggleListed: (listed: readonly string[]) => change((now) => toggleListed(now, listed)),
      selectAllMatching: () => change(() => selectAllMatching),
      clear: () => change(() => nothingSelected),
    };
  }, [viewerId, key]);
  return { selection, ...actions };
};

const selectionIn = (
  kept: { key: string; selection: Selection } | undefined,
  key: string,
): Selection => (kept?.key === key ? kept.selection : nothingSelected);

export type SelectionActions = Omit<ReturnType<typeof useSelection>, 'selection'>;
