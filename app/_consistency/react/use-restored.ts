'use client';
import { useCallback } from 'react';
import { useEngine, useEngineState } from './engine-context.ts';

/** Whether the log was taken back to an earlier moment while this page stood, until `note` is called. */
export const useRestored = (): { restored: boolean; note: () => void } => {
  const { store } = useEngine().engine;
  const { restored } = useEngineState();
  return { restored, note: useCallback(() => store.dispatch({ type: 'restore-noted' }), [store]) };
};
