'use client';

import { useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';

/** A download that was begun in this tab: its id, and the path of the file. */
export type KeptExport = { id: string; path: string };

const none: readonly KeptExport[] = [];
const keyOf = (viewerId: string) => `evenkeel.exports.${viewerId}`;

let kept: { viewerId: string; exports: readonly KeptExport[] } | undefined;
const [subscribe, tell] = createListeners();

/** What an earlier page of this tab has begun; nothing where storage is refused. */
const stored = (viewerId: string): readonly KeptExport[] => {
  try {
    const text = window.sessionStorage.getItem(keyOf(viewerId)) ?? '';
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => ({ id: line.slice(0, 36), path: line.slice(37) }));
  } catch {
    return none;
  }
};

const exportsOf = (viewerId: string): readonly KeptExport[] => {
  if (kept?.viewerId !== viewerId) kept = { viewerId, exports: stored(viewerId) };
  return kept.exports;
};

const set = (viewerId: string, exports: readonly KeptExport[]): void => {
  kept = { viewerId, exports };
  tell();
};

const store = (viewerId: string, exports: readonly KeptExport[]): void => {
  try {
    const text = exports.map(({ id, path }) => `${id} ${path}`).join('\n');
    window.sessionStorage.setItem(keyOf(viewerId), text);
  } catch {
    // Until this page is left they are told of all the same.
  }
};

/** Keeps a download for the panel, through reloads of the page. */
export const keepExport = (viewerId: string, begun: KeptExport): void => {
  const exports = [...exportsOf(viewerId), begun];
  set(viewerId, exports);
  store(viewerId, exports);
};

/** Forgets a download in storage once its end was told: a reload does not tell it again. */
export const forgetAfterReload = (viewerId: string, id: string): void =>
  store(
    viewerId,
    stored(viewerId).filter((one) => one.id !== id),
  );

/** Puts it away. */
export const forgetExport = (viewerId: string, id: string): void => {
  forgetAfterReload(viewerId, id);
  set(
    viewerId,
    exportsOf(viewerId).filter((one) => one.id !== id),
  );
};

/** A viewer's downloads, the oldest first; none while a page comes to life. */
export const useKeptExports = (viewerId: string): readonly KeptExport[] =>
  useSyncExternalStore(
    subscribe,
    () => exportsOf(viewerId),
    () => none,
  );
