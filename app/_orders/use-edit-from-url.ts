'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { type Change, isRefused } from '#app/_consistency/core/change.ts';
import { editParameter } from './edit-link.ts';

/** Opens the refused change that a link from elsewhere names, once it is known, and only once. */
export const useEditFromUrl = (
  changes: readonly Change[],
  onEdit: (change: Change) => void,
): void => {
  const wanted = useSearchParams().get(editParameter);
  const change = changes.find((it) => it.commandId === wanted && isRefused(it));
  useEffect(() => {
    if (change === undefined) return;
    window.history.replaceState(null, '', window.location.pathname);
    onEdit(change);
  }, [change, onEdit]);
};
