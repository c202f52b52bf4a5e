'use client';

import { useState } from 'react';

/**
 * The class that lets an element light up once, softly, each time `value` changes after it first
 * appeared. Two names of one animation take turns, or the second change would not start it again.
 */
export const useLightUp = (value: string): string => {
  const [last, setLast] = useState({ value, times: 0 });
  if (last.value !== value) setLast({ value, times: last.times + 1 });
  if (last.times === 0) return '';
  return last.times % 2 === 1 ? 'animate-light-up' : 'animate-light-up-again';
};
