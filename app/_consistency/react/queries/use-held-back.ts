'use client';
import { useEngine, useEngineState } from '../engine-context.ts';

/**
 * Whether what the server rendered at `position` must wait for the pending log: it lacks an accepted
 * change, which would be missing on screen until the log has been read.
 */
export const useHeldBack = (position: number | undefined): boolean => {
  const { promised } = useEngine();
  const { loaded } = useEngineState();
  return !loaded && position !== undefined && position < promised;
};
