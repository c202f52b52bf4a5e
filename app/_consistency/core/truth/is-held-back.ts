import type { EngineState } from '../engine-state.ts';

/**
 * Whether content at `position` must stay hidden because it may lack what this browser has shown. A
 * page that had reached `promised` is on screen before the engine loads and is never hidden.
 */
export const isHeldBack = (
  { loaded, heldUntil, cookiePosition }: EngineState,
  position: number,
  promised: number,
): boolean => position < promised && (!loaded || position < Math.max(heldUntil, cookiePosition));
