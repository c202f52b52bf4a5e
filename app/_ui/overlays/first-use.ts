const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'] as const;

/** Somebody who only looks may still lose the connection: ms after which all is fetched anyway. */
const anyway = 2_500;

const waiting = new Set<() => void>();
let used = false;
let listening = false;

/**
 * Calls back once somebody moves, types or touches on this page, when the browser has a moment, or
 * after 2.5 s; at once when that was before. Answers how to take it back.
 */
export const onFirstUse = (callback: () => void): (() => void) => {
  if (used) {
    callback();
    return () => {};
  }
  waiting.add(callback);
  listen();
  return () => waiting.delete(callback);
};

const listen = (): void => {
  if (listening) return;
  listening = true;
  const onUse = () => {
    for (const sign of signs) window.removeEventListener(sign, onUse, { capture: true });
    clearTimeout(timer);
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(wake, { timeout: 1_000 });
    else setTimeout(wake, 50);
  };
  const timer = setTimeout(onUse, anyway);
  for (const sign of signs) {
    window.addEventListener(sign, onUse, { capture: true, passive: true });
  }
};

const wake = (): void => {
  used = true;
  for (const callback of waiting) callback();
  waiting.clear();
};
