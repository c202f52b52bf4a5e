'use client';

import { useMemo, useState } from 'react';
import {
  extendTo,
  nothingSelected,
  type Selection,
  selectAllMatching,
  toggle,
  toggleListed,
} from './selection.ts';

/** What is selected in the list that `key` names; another list begins with nothing. */
export const useSelection = (key: string) => {
  const [kept, setKept] = useState<{ key: string; selection: Selection }>({
    key,
    selection: nothingSelected,
  });
  const selection = kept.key === key ? kept.selection : nothingSelected;
  const actions = useMemo(() => {
    const change = (next: (now: Selection) => Selection) =>
      setKept((now) => ({
        key,
        selection: next(now.key === key ? now.selection : nothingSelected),
      }));
    return {
      toggle: (id: string, listed: readonly string[]) => change((now) => toggle(now, id, listed)),
      extendTo: (id: string, listed: readonly string[]) =>
        change((now) => extendTo(now, id, listed)),
      toggleListed: (listed: readonly string[]) => change((now) => toggleListed(now, listed)),
      selectAllMatching: () => change(() => selectAllMatching),
      clear: () => change(() => nothingSelected),
    };
  }, [key]);
  return { selection, ...actions };
};

export type SelectionActions = Omit<ReturnType<typeof useSelection>, 'selection'>;
