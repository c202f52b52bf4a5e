'use client';

import { useEffect, useState } from 'react';
import { onFirstUse } from './first-use.ts';

/** Whether somebody has begun to use the page, or 2.5 s have gone by. */
export const useFirstUse = (): boolean => {
  const [isUsed, setUsed] = useState(false);
  useEffect(() => {
    const forget = onFirstUse(() => setUsed(true));
    return () => void forget();
  }, []);
  return isUsed;
};
