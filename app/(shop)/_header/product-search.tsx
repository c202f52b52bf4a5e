'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { SearchField } from '#app/_ui/search-field.tsx';

/** Keystrokes closer together than this are one search. */
const pause = 150;

/**
 * The catalogue's search box. On the catalogue it searches as one types, and the URL follows; from
 * other pages Enter leads there. It is a plain form underneath, so it works before the page wakes.
 */
export const ProductSearch = () => {
  const router = useRouter();
  const onCatalogue = usePathname() === '/';
  const params = useSearchParams();
  const q = onCatalogue ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(q);
  const [followed, setFollowed] = useState(q);
  if (followed !== q) {
    // The URL changed by itself (Back, a link): the box follows it.
    setFollowed(q);
    if (text.trim() !== q) setText(q);
  }
  useEffect(() => {
    if (!onCatalogue || text.trim() === q) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(params);
      if (text.trim() === '') next.delete('q');
      else next.set('q', text.trim());
      const query = next.toString();
      window.history.replaceState(null, '', query === '' ? '/' : `/?${query}`);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, q, onCatalogue, params]);
  return (
    <search>
      <form
        action="/"
        onSubmit={(event) => {
          event.preventDefault();
          if (!onCatalogue) router.push(`/?q=${encodeURIComponent(text.trim())}`);
        }}
      >
        <SearchField label="Search the catalogue" shortcut="/" value={text} onText={setText} />
      </form>
    </search>
  );
};
