import type { toast } from 'sonner';

type Toasts = typeof toast;

const waiting: ((toasts: Toasts) => void)[] = [];
let toasts: Toasts | undefined;
let onWaiting: () => void = () => {};

/** Shows, changes or takes away a toast: at once, or as soon as the toaster is on the page. */
export const say = (what: (toasts: Toasts) => void): void => {
  if (toasts === undefined) {
    waiting.push(what);
    onWaiting();
  } else {
    what(toasts);
  }
};

/** The toaster is on the page and shows what was said so far. */
export const listenNow = (to: Toasts): void => {
  toasts = to;
  for (const what of waiting.splice(0)) what(to);
};

/** Calls back when something is said that no toaster shows yet; at once if that was before. */
export const onSaid = (callback: () => void): (() => void) => {
  onWaiting = callback;
  if (waiting.length > 0) callback();
  return () => {
    onWaiting = () => {};
  };
};
