'use client';
import { useSyncExternalStore } from 'react';
import type { EngineState } from '../core/engine-state.ts';
import { useEngine } from './engine-context.ts';

/**
 * Whether a read can be answered: the server is known to be reached, and has not said that the
 * viewer's session has ended. Only the answer draws anew, not each of the engine's moves.
 */
export const useCanAsk = (): boolean => {
  const { store } = useEngine().engine;
  return useSyncExternalStore(
    store.subscribe,
    () => canAsk(store.getSnapshot()),
    () => canAsk(store.getSeed()),
  );
};

const canAsk = ({ link, signedOut }: EngineState): boolean =>
  (link === 'live' || link === 'polling') && !signedOut;
