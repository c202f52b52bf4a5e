'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../buttons/button.tsx';

type Props = {
  hasMore: boolean;
  loading: boolean;
  /**
   * Whether asking for more would come to nothing again, and why it did; the reason is left out where
   * something else stands in the way, which is told in its own place.
   */
  failed: { reason?: string; repeats: boolean } | undefined;
  onMore: () => void;
  label: string;
};

/** Between two questions for more that nothing came of, in ms. */
const again = 1_000;

/**
 * The end of a list that goes on: loads the rest when it comes into view, or by its button. What
 * would fail again is not asked for again until one says so.
 */
export const LoadMore = ({ hasMore, loading, failed, onMore, label }: Props) => {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  const isStuck = failed?.repeats === true;
  const pause = failed === undefined ? 0 : again;
  useEffect(() => {
    const element = end.current;
    if (element === null || !hasMore || loading || isStuck) return;
    let asking: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(asking);
        if (entry?.isIntersecting !== true) return;
        // What comes to nothing, as while the page wakes, is asked again: an end that stays in sight
        // is told of once.
        const ask = () => {
          asking = setTimeout(ask, again);
          more.current();
        };
        // Each failure watches anew, and is told of the end at once: without a pause a server that
        // refuses would be asked as fast as it answers.
        if (pause > 0) asking = setTimeout(ask, pause);
        else ask();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(asking);
    };
  }, [hasMore, loading, isStuck, pause]);
  if (!hasMore) return null;
  const isTold = isStuck && !loading && failed.reason !== undefined;
  return (
    <div ref={end} className="flex flex-col items-center gap-2 py-8 print:hidden">
      {isTold && (
        <p role="alert" className="text-center text-muted text-sm">
          The rest could not be loaded. {failed.reason}
        </p>
      )}
      <Button kind={isTold ? 'plain' : 'quiet'} onClick={onMore} disabled={loading}>
        {loading ? 'Loading…' : isTold ? 'Try again' : label}
      </Button>
    </div>
  );
};
