'use client';

import { useEffect, useRef, useState } from 'react';
import { isOfThisPage } from '../is-of-this-page.ts';
import { searchText } from './search-text.ts';

/** Keystrokes closer together (ms) than this are one search. */
const pause = 150;

/**
 * The text of a search box, and how it is set. It searches as one types: the URL follows the box to
 * the one that `pathOf` gives, at the latest when something is pressed: what that leads to would be
 * given up for a URL that changes once it has begun. The box follows the URL, which says `q`, when
 * that changes by itself (Back, a link). Without `pathOf` the URL stays.
 */
export const useUrlSearch = (q: string, pathOf: ((q: string) => string) | undefined) => {
  const [text, setText] = useState(q);
  const [followed, setFollowed] = useState(q);
  // Searches that the URL was told of and the page is not drawn for yet: that takes some frames, in
  // which one types on.
  const [sent, setSent] = useState<readonly string[]>([]);
  const isHere = pathOf !== undefined;
  const [wasHere, setWasHere] = useState(isHere);
  if (wasHere !== isHere) {
    setWasHere(isHere);
    // A press has led away before the page was drawn for what it told the URL of: it never will be.
    if (wasHere) {
      setSent([]);
      setText(q);
    }
  }
  if (followed !== q) {
    const own = sent.indexOf(q);
    setFollowed(q);
    setSent(own < 0 ? [] : sent.slice(own + 1));
    if (own < 0 && searchText(text) !== q) setText(q);
  }
  const wanted = searchText(text);
  const isAhead = wanted !== q;
  const isSent = isAhead && sent.at(-1) === wanted;
  useEffect(() => {
    if (!isSent) return;
    // A press has led to a URL without it, as *Clear all* does: the page is never drawn for it.
    const follow = () => {
      if (searchInUrl() !== q) return;
      setSent([]);
      setText(q);
    };
    const timer = setTimeout(follow, pause);
    return () => clearTimeout(timer);
  }, [isSent, q]);
  const latestPathOf = useRef(pathOf);
  useEffect(() => {
    latestPathOf.current = pathOf;
  });
  useEffect(() => {
    if (!isHere || !isAhead) return;
    const search = () => {
      stop();
      const path = latestPathOf.current?.(wanted);
      // Back may have led to another page by now, which is about to be drawn.
      if (path === undefined || !isOfThisPage(path)) return;
      setSent((before) => (before.at(-1) === wanted ? before : [...before, wanted]));
      window.history.replaceState(null, '', path);
    };
    // Back leads to what was asked for there: the letters that nobody has searched are given up.
    const giveUp = () => {
      stop();
      if (isOfThisPage(latestPathOf.current?.(wanted) ?? '')) setText(searchText(searchInUrl()));
    };
    const timer = setTimeout(search, pause);
    const forget = beforePresses(search);
    window.addEventListener('popstate', giveUp);
    const stop = () => {
      clearTimeout(timer);
      forget();
      window.removeEventListener('popstate', giveUp);
    };
    return stop;
  }, [isHere, wanted, isAhead]);
  return [text, setText] as const;
};

const searchInUrl = () => new URLSearchParams(window.location.search).get('q') ?? '';

/** Does it before the page hears of the next press of a control or of Enter. Answers how to end it. */
const beforePresses = (act: () => void): (() => void) => {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') act();
  };
  window.addEventListener('click', act, { capture: true });
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    window.removeEventListener('click', act, { capture: true });
    window.removeEventListener('keydown', onKey, { capture: true });
  };
};
