'use client';
import { useState } from 'react';

/**
 * The moment (ms since 1970) for which a view (named by `key`) was last known to be true: what is known
 * of the world since then says nothing of a view that is stale.
 */
export const useLastAsOf = (
  key: string,
  asOf: number | null,
  isStale: boolean,
): number | undefined => {
  const [last, setLast] = useState({ key, asOf: isStale ? null : asOf });
  const next = isStale ? (last.key === key ? last.asOf : null) : asOf;
  if (last.key !== key || last.asOf !== next) setLast({ key, asOf: next });
  return next ?? undefined;
};
