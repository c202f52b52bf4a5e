'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { SearchField } from './search-field.tsx';
import { searchText } from './search-text.ts';
import { useUrlSearch } from './use-url-search.ts';

type Props = {
  path: string;
  label: string;
  /** A key that leads to it. */
  shortcut?: '/' | undefined;
};

/**
 * The search box of the list at `path`. There it searches as one types, and `q` in the URL follows;
 * from other pages Enter leads to it. It is a plain form underneath, so it works before the page
 * wakes.
 */
export const UrlSearch = ({ path, label, shortcut }: Props) => {
  const router = useRouter();
  const there = usePathname() === path;
  const params = useSearchParams();
  const q = there ? searchText(params.get('q')) : '';
  const pathOf = (wanted: string): string => {
    // As it is by now: the URL of the last drawing may lack what was pressed since.
    const next = new URLSearchParams(window.location.search);
    if (wanted === '') next.delete('q');
    else next.set('q', wanted);
    const query = next.toString();
    return query === '' ? path : `${path}?${query}`;
  };
  const [text, setText] = useUrlSearch(q, there ? pathOf : undefined);
  return (
    <search>
      <form
        action={path}
        onSubmit={(event) => {
          event.preventDefault();
          if (!there) router.push(`${path}?q=${encodeURIComponent(searchText(text))}`);
        }}
      >
        <SearchField label={label} shortcut={shortcut} value={text} onText={setText} />
      </form>
    </search>
  );
};
