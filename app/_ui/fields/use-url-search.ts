'use client';

import { useEffect, useState } from 'react';
import { searchText } from './search-text.ts';

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
  // Searches that the URL was told of and the page is not drawn for yet: that takes some frames, in
  // which one types on.
  const [sent, setSent] = useState<readonly string[]>([]);
  if (followed !== q) {
    const own = sent.indexOf(q);
    setFollowed(q);
    setSent(own < 0 ? [] : sent.slice(own + 1));
    if (own < 0 && searchText(text) !== q) setText(q);
  }
  const wanted = searchText(text);
  const isAhead = wanted !== q;
  const path = pathOf?.(wanted);
  useEffect(() => {
    if (path === undefined || !isAhead) return;
    const timer = setTimeout(() => {
      setSent((before) => (before.at(-1) === wanted ? before : [...before, wanted]));
      window.history.replaceState(null, '', path);
    }, pause);
    return () => clearTimeout(timer);
  }, [path, wanted, isAhead]);
  return [text, setText] as const;
};
