'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';

/** Something that can be done now on the screen that is open. */
export type DeskAction = { id: string; label: string; run: () => void };

const offered = new Map<string, readonly DeskAction[]>();
const [subscribe, tell] = createListeners();
const none: readonly DeskAction[] = [];
let all = none;

const change = () => {
  all = [...offered.values()].flat();
  tell();
};

/** Offers what a screen can do to the palette, as long as the screen is there. */
export const useOfferActions = (screen: string, actions: readonly DeskAction[]): void => {
  useEffect(() => {
    offered.set(screen, actions);
    change();
    return () => {
      offered.delete(screen);
      change();
    };
  }, [screen, actions]);
};

export const useOfferedActions = (): readonly DeskAction[] =>
  useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  );
