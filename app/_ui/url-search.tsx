'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { mostLetters } from './most-letters.ts';
import { SearchField } from './search-field.tsx';

/** Keystrokes closer together than this are one search. */
const pause = 150;

type Props = { path: string; label: string };

/**
 * The search box of the list at `path`. There it searches as one types, and `q` in the URL follows;
 * from other pages Enter leads to it. It is a plain form underneath, so it works before the page
 * wakes.
 */
export const UrlSearch = ({ path, label }: Props) => {
  const router = useRouter();
  const there = usePathname() === path;
  const params = useSearchParams();
  const q = there ? (params.get('q') ?? '').slice(0, mostLetters) : '';
  const [text, setText] = useState(q);
  const [followed, setFollowed] = useState(q);
  if (followed !== q) {
    // The URL changed by itself (Back, a link): the box follows it.
    setFollowed(q);
    if (text.trim() !== q) setText(q);
  }
  useEffect(() => {
    if (!there || text.trim() === q) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(params);
      if (text.trim() === '') next.delete('q');
      else next.set('q', text.trim());
      const query = next.toString();
      window.history.replaceState(null, '', query === '' ? path : `${path}?${query}`);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, q, there, path, params]);
  return (
    <search>
      <form
        action={path}
        onSubmit={(event) => {
          event.preventDefault();
          if (!there) router.push(`${path}?q=${encodeURIComponent(text.trim())}`);
        }}
      >
        <SearchField label={label} shortcut="/" value={text} onText={setText} />
      </form>
    </search>
  );
};
