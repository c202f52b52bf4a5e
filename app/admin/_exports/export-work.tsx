'use client';

import { useEffect, useState } from 'react';
import { onFirstUse } from '#app/_ui/overlays/first-use.ts';
import { later } from '#app/_ui/overlays/later.tsx';

const ExportsAtWork = later(() =>
  import('./exports-at-work.tsx').then((module) => module.ExportsAtWork),
);

/** Downloads on their way, on whatever admin page one is; an earlier page's are told of in a moment. */
export const ExportWork = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const forget = onFirstUse(() => setOpen(true));
    return () => void forget();
  }, []);
  return <ExportsAtWork open={open} />;
};
