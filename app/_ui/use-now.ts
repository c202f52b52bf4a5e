'use client';

import { useSyncExternalStore } from 'react';
import { createListeners } from './create-listeners.ts';
import type { Now } from './text/format-time.ts';

const step = 15_000;
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

const [subscribe, tell] = createListeners(() => {
  now = Date.now();
  timer = setInterval(tick, step);
  return () => {
    clearInterval(timer);
    timer = undefined;
  };
});

const tick = () => {
  now = Date.now();
  tell();
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
