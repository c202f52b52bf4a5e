'use client';

import { useSyncExternalStore } from 'react';
import type { Now } from './text/format-time.ts';

const step = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

const tick = () => {
  now = Date.now();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, step);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

const read = (): Now => {
  if (timer === undefined && Date.now() - now > step) now = Date.now();
  return now;
};

/**
 * The time in ms, renewed every 15 s by one timer for the whole page; null on the server and while
 * the page wakes up, where the viewer's zone is not known.
 */
export const useNow = (): Now => useSyncExternalStore(subscribe, read, () => null);
