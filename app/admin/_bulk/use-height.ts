'use client';

import { useCallback, useState } from 'react';

/** How high (CSS px) an element is as it changes, 0 while it is not there; and the ref it takes. */
export const useHeight = () => {
  const [height, setHeight] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      setHeight(0);
    };
  }, []);
  return [height, measure] as const;
};
