'use client';
import { isHeldBack } from '#app/_consistency/core/truth/is-held-back.ts';
import { useEngine, useEngineState } from '../engine-context.ts';

/**
 * Whether content that is true for `position` must wait: it may lack an accepted change, which would be
 * missing until the pending log has been read, or a row that this browser has shown since.
 */
export const useHeldBack = (position: number | undefined): boolean => {
  const { promised } = useEngine();
  const state = useEngineState();
  return position !== undefined && isHeldBack(state, position, promised);
};
