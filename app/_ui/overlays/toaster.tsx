'use client';

import { useEffect, useState } from 'react';
import { onFirstUse } from './first-use.ts';
import { later } from './later.tsx';
import { onSaid } from './say.ts';

const Region = later(() => import('./toast-region.tsx').then((module) => module.ToastRegion));

/**
 * Toasts, see `say`. Their region is on the page from the first sign of a user on: readers of
 * screens speak what comes into a region, not what comes with it.
 */
export const Toaster = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const forget = [onFirstUse(show), onSaid(show)];
    return () => {
      for (const undo of forget) undo();
    };
  }, []);
  return <Region open={open} />;
};
