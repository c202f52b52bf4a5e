'use client';
import { useSyncExternalStore } from 'react';
import type { Meta } from '#server/contracts/page.ts';
import { hasMovedOn } from '../core/truth/has-moved-on.ts';
import { useEngine } from './engine-context.ts';

/**
 * Whether any of these reads lacks what the log has by now, or is of a log that was restored since, and
 * can be read again. Only the answer draws anew, not each of the engine's moves.
 */
export const useIsBehind = (reads: readonly Pick<Meta, 'epoch' | 'position'>[]): boolean => {
  const { store } = useEngine().engine;
  return useSyncExternalStore(
    store.subscribe,
    () => hasMovedOn(store.getSnapshot(), reads),
    () => hasMovedOn(store.getSeed(), reads),
  );
};
