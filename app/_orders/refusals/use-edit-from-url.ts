'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { type Change, isRefused } from '#app/_consistency/core/drawing/change.ts';
import { editParameter } from './edit-link.ts';

/** Opens the refused change that a link from elsewhere names, once it is known, and only once. */
export const useEditFromUrl = (
  changes: readonly Change[],
  onEdit: (change: Change) => void,
): void => {
  const wanted = useSearchParams().get(editParameter);
  const change = changes.find((it) => it.commandId === wanted && isRefused(it));
  /** The last one opened: it is drawn as wanted until the URL without it is, and maybe often. */
  const opened = useRef<string>(null);
  useEffect(() => {
    if (wanted === null) opened.current = null;
    if (change === undefined || opened.current === change.commandId) return;
    opened.current = change.commandId;
    window.history.replaceState(null, '', window.location.pathname);
    onEdit(change);
  }, [wanted, change, onEdit]);
};
