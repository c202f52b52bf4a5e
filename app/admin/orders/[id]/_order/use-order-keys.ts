'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { isTypingOrAsked } from '#app/_ui/fields/is-typing.ts';
import { areSingleKeysOn } from '#app/_ui/keys/single-keys.ts';
import { keptListOf } from '../../_list/kept-list.ts';

const steps: Record<string, 1 | -1> = { j: 1, k: -1 };

/**
 * J and K lead from an order to the next and to the one before, as the list that one came from had
 * them; they do nothing at its ends, nor while a note is begun that would be lost. Used around the
 * orders' pages: a press counts while the page that the one before leads to is on its way.
 */
export const useOrderKeys = (viewerId: string): void => {
  const router = useRouter();
  const [isOnItsWay, startTransition] = useTransition();
  /** The order that was pressed for last, until its page is there. */
  const ahead = useRef<string>(undefined);
  useEffect(() => {
    if (!isOnItsWay) ahead.current = undefined;
  }, [isOnItsWay]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      const shown = orderIn(window.location.pathname);
      if (step === undefined || shown === undefined || isTypingOrAsked(event)) return;
      if (!areSingleKeysOn() || isNoteBegun()) return;
      const ids = keptListOf(viewerId).listed?.ids ?? [];
      const from = ids.indexOf(ahead.current ?? shown);
      const next = from === -1 ? undefined : ids[from + step];
      if (next === undefined) return;
      ahead.current = next;
      startTransition(() => router.push(`/admin/orders/${next}`));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, viewerId]);
};

/** The order whose page a path is. */
const orderIn = (pathname: string): string | undefined =>
  /^\/admin\/orders\/([^/]+)$/.exec(pathname)?.[1];

/** Which step a key asks for, with Caps Lock too; beside other keys none. */
export const stepOf = (event: KeyboardEvent): 1 | -1 | undefined => {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
  const isWithOthers = ctrlKey || metaKey || altKey || shiftKey || repeat;
  return isWithOthers ? undefined : steps[event.key.toLowerCase()];
};

const isNoteBegun = (): boolean =>
  [...document.querySelectorAll<HTMLTextAreaElement>('main textarea')].some(
    ({ value }) => value.trim() !== '',
  );
