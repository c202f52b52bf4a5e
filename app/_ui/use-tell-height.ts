'use client';

import { useCallback } from 'react';

/**
 * For an element: tells its height (CSS px) in styles, as this variable of the page, and to `onHeight`,
 * for as long as it is there. Afterwards the variable is gone, and `onHeight` was told 0.
 */
export const useTellHeight = (variable: `--${string}`, onHeight?: (height: number) => void) =>
  useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const { style } = document.documentElement;
      const observer = new ResizeObserver(() => {
        style.setProperty(variable, `${element.offsetHeight}px`);
        onHeight?.(element.offsetHeight);
      });
      observer.observe(element);
      return () => {
        observer.disconnect();
        style.removeProperty(variable);
        onHeight?.(0);
      };
    },
    [variable, onHeight],
  );
