'use client';

import { useEffect, useRef } from 'react';
import { isTypingOrAsked } from '#app/_ui/fields/is-typing.ts';
import { areSingleKeysOn } from '#app/_ui/keys/single-keys.ts';
import { keptListOf, noteListed, standOn, useKeptOfList } from './kept-list.ts';
import type { SelectionActions } from './selection/use-selection.ts';
import { stepsFrom } from './steps-from.ts';

type Options = {
  viewerId: string;
  /** Names the list, its sort included. */
  listKey: string;
  ids: readonly string[];
  select: SelectionActions;
  onOpen: (id: string) => void;
  /** Brings a row into sight. */
  scrollTo: (index: number) => void;
};

/**
 * The list by keyboard: J and K walk the rows (with Shift they select them), X selects, Enter opens,
 * Escape lets go; the letters only while single keys are on. Answers the row that one stands on; it
 * has the focus, and has it again for who comes back from an order.
 */
export const useListKeys = (options: Options): string | undefined => {
  const { viewerId, listKey, ids } = options;
  const cursor = useKeptOfList(viewerId, 'cursor');
  const latest = useRef({ ...options, cursor });
  useEffect(() => {
    latest.current = { ...options, cursor };
    noteListed(viewerId, { key: listKey, ids });
  });
  useEffect(() => {
    const { ids, cursor, scrollTo } = latest.current;
    const at = cursor === undefined ? -1 : ids.indexOf(cursor);
    if (cursor === undefined || at === -1 || !isAroundList(document.activeElement)) return;
    scrollTo(at);
    focusRow(cursor);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypingOrAsked(event)) return;
      if (event.key.length === 1 && !areSingleKeysOn()) return;
      const { viewerId, ids, select, onOpen, cursor: from } = latest.current;
      const here = rowOf(document.activeElement) ?? from;
      const at = here === undefined ? -1 : ids.indexOf(here);
      const steps = stepsFrom(here, ids, listedWith(latest.current));
      const walk = (to: number) => {
        const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
        if (id === undefined) return;
        event.preventDefault();
        if (event.shiftKey) {
          if (here !== undefined) select.extendTo(here, ids);
          select.extendTo(id, ids);
        }
        standOn(viewerId, id);
        latest.current.scrollTo(ids.indexOf(id));
        focusRow(id);
      };
      switch (event.key.toLowerCase()) {
        case 'j':
          return walk(steps.down);
        case 'k':
          return walk(steps.up);
        case 'x':
          if (here !== undefined && at !== -1) select.toggle(here, ids);
          return;
        case 'escape':
          return select.clear();
        case 'enter': {
          const isOnControl =
            event.target instanceof Element &&
            event.target.closest('a, button, [role="separator"]') !== null;
          if (here !== undefined && at !== -1 && !isOnControl) onOpen(here);
          return;
        }
        default:
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return cursor;
};

const listedWith = ({ viewerId, listKey }: Options): readonly string[] => {
  const { listed } = keptListOf(viewerId);
  return listed?.key === listKey ? listed.ids : [];
};

/** Whether nothing of the page has the focus, or only what the list lies in: nobody uses it there. */
const isAroundList = (element: Element | null): boolean =>
  element?.contains(document.querySelector('tr[data-order-id]')) === true;

const rowOf = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>('tr[data-order-id]')?.dataset.orderId;

/** The row may be drawn only once the list has scrolled to it. Its other links leave the shop. */
const focusRow = (id: string, frames = 10): void => {
  const link = document.querySelector<HTMLElement>(
    `tr[data-order-id="${id}"] a[href="/admin/orders/${id}"]`,
  );
  if (link !== null) link.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusRow(id, frames - 1));
};
