'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { signInPath } from './safe-next.ts';

/**
 * The link that comes back to this page signed in. A whole page load: everything here belongs to a
 * viewer whose session has ended.
 */
export const SignInAgain = ({ children }: { children: string }) => {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <a
      href={signInPath(search === '' ? pathname : `${pathname}?${search}`)}
      className="inline-flex min-h-6 items-center whitespace-nowrap rounded-md font-medium text-accent underline underline-offset-4"
    >
      {children}
    </a>
  );
};
