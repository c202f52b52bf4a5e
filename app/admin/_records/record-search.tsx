'use client';

import { SearchField } from '#app/_ui/fields/search-field.tsx';
import { useUrlSearch } from '#app/_ui/fields/use-url-search.ts';

type Props = {
  label: string;
  /** What the URL searches for. */
  q: string;
  /** The URL that searches for this. */
  pathOf: (q: string) => string;
};

/** Searches a list as one types. */
export const RecordSearch = ({ label, q, pathOf }: Props) => {
  const [text, setText] = useUrlSearch(q, pathOf);
  return <SearchField label={label} value={text} onText={setText} className="my-3 max-w-sm" />;
};
