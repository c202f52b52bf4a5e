'use client';

import { useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';
import type { Selection } from './selection/selection.ts';

/** What of the list outlives a visit to one of its orders, in this tab and for one viewer. */
export type KeptList = {
  /** The list as its URL last said. */
  path?: string;
  /** What is selected, and in which list. */
  selected?: { key: string; selection: Selection };
  /** The order that one stands on, or has looked at last. */
  cursor?: string;
  /** The rows as they were when the order that one stands on was last among them. */
  listed?: Listed;
  /** The rows as they were when the list was last on screen. */
  drawn?: Listed;
};

type Listed = { key: string; ids: readonly string[] };

const nothing: KeptList = {};
let kept: { viewerId: string; list: KeptList } | undefined;
const [subscribe, tell] = createListeners();

/** What is kept of a viewer's list; of another's nothing is told. */
export const keptListOf = (viewerId: string): KeptList =>
  kept?.viewerId === viewerId ? kept.list : nothing;

/** Keeps some of it and leaves the rest as it is; what another viewer had is forgotten. */
export const keepOfList = (viewerId: string, part: KeptList): void => {
  kept = { viewerId, list: { ...keptListOf(viewerId), ...part } };
  tell();
};

/** Notes the rows that are on screen; those among which one stands are kept once that order is gone. */
export const noteListed = (viewerId: string, drawn: Listed): void => {
  const { cursor, listed } = keptListOf(viewerId);
  const isGone = cursor !== undefined && !drawn.ids.includes(cursor);
  keepOfList(viewerId, { drawn, ...((!isGone || listed?.key !== drawn.key) && { listed: drawn }) });
};

/** Stands on an order, among the rows that it was opened from. */
export const standOn = (viewerId: string, cursor: string): void => {
  const { drawn } = keptListOf(viewerId);
  keepOfList(viewerId, { cursor, ...(drawn?.ids.includes(cursor) && { listed: drawn }) });
};

/** One part of it, as it changes; undefined while a page comes to life. */
export const useKeptOfList = <Part extends keyof KeptList>(
  viewerId: string,
  part: Part,
): KeptList[Part] | undefined =>
  useSyncExternalStore(
    subscribe,
    () => keptListOf(viewerId)[part],
    () => undefined,
  );
