'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isTypingOrAsked } from '#app/_ui/fields/is-typing.ts';
import { areSingleKeysOn } from '#app/_ui/keys/single-keys.ts';
import { keptListOf } from '../../_list/kept-list.ts';

const steps: Record<string, 1 | -1> = { j: 1, k: -1 };

/**
 * J and K lead from an order to the next and to the one before, as the list that one came from had
 * them; they do nothing at its ends, nor while a note is begun that would be lost.
 */
export const useOrderKeys = (viewerId: string, orderId: string): void => {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (step === undefined || isTypingOrAsked(event)) return;
      if (!areSingleKeysOn() || isNoteBegun()) return;
      const ids = keptListOf(viewerId).listed?.ids ?? [];
      const next = ids.includes(orderId) ? ids[ids.indexOf(orderId) + step] : undefined;
      if (next !== undefined) router.push(`/admin/orders/${next}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, viewerId, orderId]);
};

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
