'use client';
import { useState } from 'react';

/**
 * The moment (ms since 1970) for which a view (named by `key`) was last known to be true. A page that is
 * complete up to `asOf` says nothing of a view that must be read again.
 */
export const useLastAsOf = (
  key: string,
  asOf: number | null,
  needsRefetch: boolean,
): number | undefined => {
  const [last, setLast] = useState({ key, asOf: needsRefetch ? null : asOf });
  const next = needsRefetch ? (last.key === key ? last.asOf : null) : asOf;
  if (last.key !== key || last.asOf !== next) setLast({ key, asOf: next });
  return next ?? undefined;
};
