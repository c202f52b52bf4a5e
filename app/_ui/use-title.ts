'use client';

import { useEffect } from 'react';

/**
 * The document's title while this is on screen. Afterwards it is as it was, unless the next page has
 * said its own: one that was there all along, under an order placed on it, says nothing again.
 */
export const useTitle = (title: string): void => {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      if (document.title === title) document.title = before;
    };
  }, [title]);
};
