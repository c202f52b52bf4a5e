'use client';

import { useCallback, useSyncExternalStore } from 'react';

let height = 0;
const listeners = new Set<() => void>();

const set = (next: number): void => {
  if (next === height) return;
  height = next;
  document.documentElement.style.setProperty('--panel-height', `${height}px`);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * How much (CSS px) of the page beneath its top bar the panel of work on many orders covers: what
 * sticks or is scrolled to comes to rest below it. In styles it is `--panel-height`.
 */
export const usePanelHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => height,
    () => 0,
  );

/** For the panel's element: tells its height for as long as it is `shown`. */
export const useTellHeight = (shown: boolean) =>
  useCallback(
    (panel: HTMLElement | null) => {
      if (panel === null || !shown) return;
      const look = () => set(panel.offsetHeight);
      const observer = new ResizeObserver(look);
      observer.observe(panel);
      look();
      return () => {
        observer.disconnect();
        set(0);
      };
    },
    [shown],
  );
