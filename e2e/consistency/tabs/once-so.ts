import type { Store } from '#app/_consistency/core/create-store.ts';
import type { EngineState } from '#app/_consistency/core/engine-state.ts';

/** Calls once, after the first change that makes it so; returns how to give up. */
export const onceSo = (
  store: Store,
  isSo: (state: EngineState) => boolean,
  call: () => void,
): (() => void) => {
  const stop = store.subscribe(() => {
    if (!isSo(store.getSnapshot())) return;
    stop();
    call();
  });
  return stop;
};
