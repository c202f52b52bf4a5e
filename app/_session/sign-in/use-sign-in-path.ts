'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { signInPath } from './safe-next.ts';

/** The sign-in page that comes back to this one. */
export const useSignInPath = (): string => {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return signInPath(search === '' ? pathname : `${pathname}?${search}`);
};
