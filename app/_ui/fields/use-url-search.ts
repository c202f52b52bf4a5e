'use client';

import { useEffect, useState } from 'react';

/** Keystrokes closer together (ms) than this are one search. */
const pause = 150;

/**
 * The text of a search box, and how it is set. It searches as one types: the URL follows the box to
 * the one that `pathOf` gives, and the box follows the URL, which says `q`, when that changes by
 * itself (Back, a link). Without `pathOf` the URL stays.
 */
export const useUrlSearch = (q: string, pathOf: ((q: string) => string) | undefined) => {
  const [text, setText] = useState(q);
  const [followed, setFollowed] = useState(q);
  if (followed !== q) {
    setFollowed(q);
    if (text.trim() !== q) setText(q);
  }
  const isAhead = text.trim() !== q;
  const path = pathOf?.(text.trim());
  useEffect(() => {
    if (path === undefined || !isAhead) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', path), pause);
    return () => clearTimeout(timer);
  }, [path, isAhead]);
  return [text, setText] as const;
};
