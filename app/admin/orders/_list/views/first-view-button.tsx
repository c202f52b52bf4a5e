'use client';

import { House } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { keepCookie } from '#app/_ui/theme/keep-cookie.ts';
import type { SavedView } from '#server/contracts/saved-views.ts';
import { firstViewCookie } from './first-view-cookie.ts';

/** Lets the desk open with a saved view in this browser, or with all orders again. */
export const FirstViewButton = ({ view }: { view: SavedView }) => {
  const router = useRouter();
  const name = firstViewCookie(useViewer()?.id ?? '');
  const [first, setFirst] = useState<string>();
  useEffect(() => {
    const kept = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
    setFirst(kept?.slice(name.length + 1));
  }, [name]);
  const isFirst = first === view.id;
  const keep = () => {
    const next = isFirst ? undefined : view.id;
    keepCookie(name, next, '/admin');
    setFirst(next);
    // The links that lead to it are the frame's.
    router.refresh();
  };
  return (
    <Button size="small" aria-pressed={isFirst} onClick={keep} className="mt-3 w-full">
      <House aria-hidden size={14} className="shrink-0" />
      <span className="truncate">
        {isFirst ? 'Open the desk with all orders again' : `Open the desk with “${view.name}”`}
      </span>
    </Button>
  );
};
