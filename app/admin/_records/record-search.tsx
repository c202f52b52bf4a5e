'use client';

import { useEffect, useState } from 'react';
import { SearchField } from '#app/_ui/search-field.tsx';

/** Keystrokes closer together than this are one search. */
const pause = 200;

type Props = {
  label: string;
  /** What the URL searches for. */
  q: string;
  /** The URL that searches for this. */
  pathOf: (q: string) => string;
};

/** Searches a list as one types; the URL follows, and the box follows the URL. */
export const RecordSearch = ({ label, q, pathOf }: Props) => {
  const [text, setText] = useState(q);
  const [followed, setFollowed] = useState(q);
  if (followed !== q) {
    setFollowed(q);
    if (text.trim() !== q) setText(q);
  }
  const path = pathOf(text.trim());
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', path), pause);
    return () => clearTimeout(timer);
  }, [text, q, path]);
  return <SearchField label={label} value={text} onText={setText} className="my-3 max-w-sm" />;
};
