'use client';

import { useCallback } from 'react';

/**
 * For the bar's element: tells how high (CSS px) it is, in styles `--bar-height`, for as long as it
 * is there. The list leaves so much room at its end: what the bar covers can be scrolled out.
 */
export const useTellHeight = () =>
  useCallback((bar: HTMLElement | null) => {
    if (bar === null) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty('--bar-height', `${bar.offsetHeight}px`),
    );
    observer.observe(bar);
    return () => {
      observer.disconnect();
      style.removeProperty('--bar-height');
    };
  }, []);
