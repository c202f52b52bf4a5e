import type { EngineState } from '../engine-state.ts';

/**
 * Whether what the server rendered, or what was read, of a view at `position` must not be drawn yet:
 * it may lack what this browser has shown. A page that had come to what was `promised` when it was
 * asked for is on screen before anything is known here, and stays there.
 */
export const isHeldBack = (
  { loaded, heldUntil, cookiePosition }: EngineState,
  position: number,
  promised: number,
): boolean => position < promised && (!loaded || position < Math.max(heldUntil, cookiePosition));
