'use client';

import { useEffect, useState } from 'react';
import { onFirstUse } from '#app/_ui/overlays/first-use.ts';
import { later } from '#app/_ui/overlays/later.tsx';

const BulkAtWork = later(() => import('./bulk-at-work.tsx').then((module) => module.BulkAtWork));

/** The work on many orders, on whatever admin page one is; an earlier page's goes on in a moment. */
export const BulkWork = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const forget = onFirstUse(() => setOpen(true));
    return () => void forget();
  }, []);
  return <BulkAtWork open={open} />;
};
