'use client';

import { useEffect, useState } from 'react';

/**
 * `open`, true only once what asked for it has been painted, false at once. No transition: that would
 * wait for a navigation that is under way. `atOnce`: without the wait.
 */
export const useAfterPaint = (open: boolean, atOnce: boolean): boolean => {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (!open || atOnce) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks run before its paint, a timer after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(setPainted, 0, true);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      setPainted(false);
    };
  }, [open, atOnce]);
  return open && (atOnce || isPainted);
};
