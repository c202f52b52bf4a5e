'use client';

import { useNow } from '../use-now.ts';
import { differsFromUtc } from './format-time.ts';
import { useZone } from './zone-context.tsx';

/** What is to be said after days that are counted in UTC: ` UTC`, unless the viewer's own are the same. */
export const useUtcNote = (day: string | undefined): string => {
  const now = useNow();
  const zone = useZone();
  return day !== undefined && differsFromUtc(Date.parse(day), now, zone) ? ' UTC' : '';
};
