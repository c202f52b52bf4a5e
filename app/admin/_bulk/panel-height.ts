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
 * How much (CSS px) of the page beneath its top bar the panels of what goes on cover: what sticks or
 * is scrolled to comes to rest below them. In styles it is `--panel-height`.
 */
export const usePanelHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => height,
    () => 0,
  );

/** For the panels' element: tells its height for as long as it is there. */
export const useTellHeight = () =>
  useCallback((panels: HTMLElement | null) => {
    if (panels === null) return;
    const look = () => set(panels.offsetHeight);
    const observer = new ResizeObserver(look);
    observer.observe(panels);
    look();
    return () => {
      observer.disconnect();
      set(0);
    };
  }, []);
