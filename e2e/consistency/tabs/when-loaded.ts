import type { Store } from '#app/_consistency/core/create-store.ts';

/** Calls once as soon as the pending log of earlier pages has been read; returns how to give up. */
export const whenLoaded = (store: Store, call: () => void): (() => void) => {
  if (store.getSnapshot().loaded) return () => {};
  const stop = store.subscribe(() => {
    if (!store.getSnapshot().loaded) return;
    stop();
    call();
  });
  return stop;
};
