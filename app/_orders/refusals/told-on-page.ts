'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';

const none: ReadonlySet<string> = new Set();
let orders = none;
const [subscribe, tell] = createListeners();

const change = (next: ReadonlySet<string>) => {
  orders = next;
  tell();
};

/** This page is the order's own and notes its refusals, as long as the caller is on it; undefined: it is none. */
export const useTellsRefusals = (orderId: string | undefined): void => {
  useEffect(() => {
    if (orderId === undefined) return;
    change(new Set([...orders, orderId]));
    return () => change(new Set([...orders].filter((other) => other !== orderId)));
  }, [orderId]);
};

/** The orders whose refusals the page that is open notes by itself. */
export const useToldOnPage = (): ReadonlySet<string> =>
  useSyncExternalStore(
    subscribe,
    () => orders,
    () => none,
  );
