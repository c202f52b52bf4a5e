'use client';

import { useEffect, useState } from 'react';
import { MovingDot } from '#app/_ui/states/moving-dot.tsx';

/** What takes less time (ms) is not told of in words. */
const patience = 1_000;

/**
 * Says, seen and heard, that the rows beneath are still those of the filter before. It lies over them,
 * under their head, so that nothing moves; empty it is there all the while, see `Spoken`.
 */
export const StillLoading = ({ isLoading }: { isLoading: boolean }) => {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => setIsLong(true), patience);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isLoading]);
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-[calc(3.5rem+var(--panel-height,0px))] z-20 flex h-0 justify-center print:hidden"
    >
      {isLoading && isLong && (
        <span className="mt-2 inline-flex h-9 shrink-0 items-center gap-2 rounded-full border bg-raised px-4 text-sm shadow-float sm:mt-11">
          <MovingDot /> Loading these orders…
        </span>
      )}
    </div>
  );
};
