'use client';
import { useSyncExternalStore } from 'react';
import type { EngineState } from '../core/engine-state.ts';
import { useEngine } from './engine-context.ts';

/**
 * Whether a view that was read at `position` lacks what the log has by now, and can be read again.
 * Only the answer draws anew, not each of the engine's moves.
 */
export const useIsBehind = (position: number | undefined): boolean => {
  const { store } = useEngine().engine;
  const isBehind = ({ cursor, link }: EngineState) =>
    position !== undefined && cursor !== null && position < cursor && link !== 'offline';
  return useSyncExternalStore(
    store.subscribe,
    () => isBehind(store.getSnapshot()),
    () => isBehind(store.getSeed()),
  );
};
