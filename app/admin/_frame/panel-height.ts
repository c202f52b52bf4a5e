'use client';

import { useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';

let height = 0;
const [subscribe, tell] = createListeners();

/** Takes down how high (CSS px) the panels of what goes on are; 0: they are gone. */
export const setPanelHeight = (next: number): void => {
  if (next === height) return;
  height = next;
  tell();
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
