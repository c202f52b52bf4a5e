import type { Store } from '#app/_consistency/core/create-store.ts';
import { onceSo } from './once-so.ts';

/** Calls once as soon as the pending log of earlier pages has been read; returns how to give up. */
export const whenLoaded = (store: Store, call: () => void): (() => void) =>
  store.getSnapshot().loaded ? () => {} : onceSo(store, ({ loaded }) => loaded, call);
