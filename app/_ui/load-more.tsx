'use client';

import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

type Props = { hasMore: boolean; loading: boolean; onMore: () => void; label: string };

/** Between two questions for more that nothing came of, in ms. */
const again = 1_000;

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
    let asking: ReturnType<typeof setInterval> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearInterval(asking);
        if (entry?.isIntersecting !== true) return;
        const ask = () => more.current();
        // What comes to nothing, as while the page wakes, is asked again: an end that stays in sight
        // is told of once.
        asking = setInterval(ask, again);
        ask();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearInterval(asking);
    };
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
