'use client';

import { useEffect, useSyncExternalStore } from 'react';

/** Something that can be done now on the screen that is open. */
export type DeskAction = { id: string; label: string; run: () => void };

const offered = new Map<string, readonly DeskAction[]>();
const listeners = new Set<() => void>();
let all: readonly DeskAction[] = [];

const change = () => {
  all = [...offered.values()].flat();
  for (const listener of listeners) listener();
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

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly DeskAction[] = [];

export const useOfferedActions = (): readonly DeskAction[] =>
  useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  );
