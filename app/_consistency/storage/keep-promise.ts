import type { Store } from '../core/create-store.ts';
import { isUnresolved, type PendingCommand } from '../core/pending-command.ts';
import { promisedCookie } from '../promised-cookie.ts';

/**
 * Tells the next page that the server renders what it must not lack: a page is painted before the
 * pending log can be read, and a view that lags would show it without an accepted change.
 */
export const keepPromise = (store: Store): { stop: () => void } => {
  if (typeof document === 'undefined') return { stop: () => undefined };
  let told: number | undefined;
  const tell = () => {
    const promised = Math.max(0, ...store.getSnapshot().pending.map(promisedBy));
    if (promised === told) return;
    told = promised;
    const age = promised === 0 ? 0 : 86_400;
    // biome-ignore lint/suspicious/noDocumentCookie: must be set before a reload; the Cookie Store API is asynchronous and not everywhere
    document.cookie = `${promisedCookie}=${promised}; Path=/; SameSite=Lax; Max-Age=${age}`;
  };
  tell();
  return { stop: store.subscribe(tell) };
};

/** What was drawn and has no position yet is in no view: any that the server renders may lack it. */
const promisedBy = (entry: PendingCommand): number =>
  isUnresolved(entry) ? Number.MAX_SAFE_INTEGER : (entry.position ?? 0);
