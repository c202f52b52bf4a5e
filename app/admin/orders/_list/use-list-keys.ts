'use client';

import { useEffect, useRef, useState } from 'react';
import { isTypingOrAsked } from '#app/_ui/fields/is-typing.ts';
import type { SelectionActions } from './selection/use-selection.ts';

type Options = {
  ids: readonly string[];
  select: SelectionActions;
  onOpen: (id: string) => void;
  /** Brings a row into sight. */
  scrollTo: (index: number) => void;
};

/**
 * The list by keyboard: J and K walk the rows (with Shift they select them), X selects, Enter opens,
 * Escape lets go. Answers the row that one stands on; it has the focus.
 */
export const useListKeys = (options: Options): string | undefined => {
  const [cursor, setCursor] = useState<string>();
  const latest = useRef({ ...options, cursor });
  useEffect(() => {
    latest.current = { ...options, cursor };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypingOrAsked(event)) return;
      const { ids, select, onOpen, cursor: from } = latest.current;
      const here = rowOf(document.activeElement) ?? from;
      const at = here === undefined ? -1 : ids.indexOf(here);
      const walk = (to: number) => {
        const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
        if (id === undefined) return;
        event.preventDefault();
        if (event.shiftKey) {
          if (here !== undefined) select.extendTo(here, ids);
          select.extendTo(id, ids);
        }
        setCursor(id);
        latest.current.scrollTo(ids.indexOf(id));
        focusRow(id);
      };
      switch (event.key.toLowerCase()) {
        case 'j':
          return walk(at + 1);
        case 'k':
          return walk(at === -1 ? 0 : at - 1);
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
