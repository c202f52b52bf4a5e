'use client';
import { isHeldBack } from '#app/_consistency/core/truth/is-held-back.ts';
import { useEngine, useEngineState } from '../engine-context.ts';

/**
 * Whether what is true for `position` must wait: it lacks an accepted change, which would be missing on
 * screen until the pending log has been read, or something else that this browser has shown since.
 */
export const useHeldBack = (position: number | undefined): boolean => {
  const { promised } = useEngine();
  const state = useEngineState();
  return position !== undefined && isHeldBack(state, position, promised);
};
