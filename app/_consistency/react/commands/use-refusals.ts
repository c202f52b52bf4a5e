'use client';
import { useMemo } from 'react';
import { type Change, isRefused } from '#app/_consistency/core/drawing/change.ts';
import { useChanges } from './use-changes.ts';

/** The viewer's refused and blocked changes that were neither asked again nor discarded, oldest first. */
export const useRefusals = (): readonly Change[] => {
  const changes = useChanges();
  return useMemo(() => changes.filter(isRefused), [changes]);
};
