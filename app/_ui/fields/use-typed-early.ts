'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes over what was typed into a field before the page answered. The browser has it and React has
 * not: the next drawing would take it away.
 */
export const useTypedEarly = (
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  value: unknown,
  onText: ((text: string) => void) | undefined,
): void => {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const typed = field.current?.value;
    // One that React does not lead keeps its text by itself.
    if (typed !== undefined && typeof value === 'string' && typed !== value) onText?.(typed);
  });
};
