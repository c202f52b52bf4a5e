import type { Store } from '../core/create-store.ts';
import { promisedBy } from '../core/pending/promised-by.ts';
import { writePromised } from '../promised-cookie.ts';

/**
 * Keeps a cookie that tells the next rendered page which position it must not lack: a page is painted
 * before the pending log can be read, and a lagging view would show it without an accepted change.
 */
export const keepPromise = (store: Store): { stop: () => void } => {
  let told: string | undefined;
  const tell = () => {
    const state = store.getSnapshot();
    const position = promisedBy(state);
    const epoch = position === 0 ? null : state.epoch;
    const promised = `${position}:${epoch}`;
    if (promised === told) return;
    told = promised;
    writePromised({ position, epoch });
  };
  tell();
  return { stop: store.subscribe(tell) };
};
