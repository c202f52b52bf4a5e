'use client';

import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

type Props = { hasMore: boolean; loading: boolean; onMore: () => void; label: string };

/** The end of a list that goes on: loads the rest when it comes into view, or by its button. */
export const LoadMore = ({ hasMore, loading, onMore, label }: Props) => {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    const element = end.current;
    if (element === null || !hasMore || loading) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more.current();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="flex justify-center py-8 print:hidden">
      <Button kind="quiet" onClick={onMore} disabled={loading}>
        {loading ? 'Loading…' : label}
      </Button>
    </div>
  );
};
