'use client';

import { useEffect, useSyncExternalStore } from 'react';

let orders: ReadonlySet<string> = new Set();
const none: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

const change = (next: ReadonlySet<string>) => {
  orders = next;
  for (const listener of listeners) listener();
};

/** This page is the order's own and notes its refusals, as long as the caller is on it; undefined: it is none. */
export const useTellsRefusals = (orderId: string | undefined): void => {
  useEffect(() => {
    if (orderId === undefined) return;
    change(new Set([...orders, orderId]));
    return () => change(new Set([...orders].filter((other) => other !== orderId)));
  }, [orderId]);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The orders whose refusals the page that is open notes by itself. */
export const useToldOnPage = (): ReadonlySet<string> =>
  useSyncExternalStore(
    subscribe,
    () => orders,
    () => none,
  );
