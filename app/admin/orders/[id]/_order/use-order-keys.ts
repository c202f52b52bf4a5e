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
      const step = steps[event.key];
      const isWithOthers = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      if (step === undefined || isWithOthers || isTypingOrAsked(event)) return;
      if (!areSingleKeysOn() || isNoteBegun()) return;
      const ids = keptListOf(viewerId).listed?.ids ?? [];
      const next = ids.includes(orderId) ? ids[ids.indexOf(orderId) + step] : undefined;
      if (next !== undefined) router.push(`/admin/orders/${next}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, viewerId, orderId]);
};

const isNoteBegun = (): boolean =>
  [...document.querySelectorAll<HTMLTextAreaElement>('main textarea')].some(
    ({ value }) => value.trim() !== '',
  );
