'use client';

import { useSignInPath } from './use-sign-in-path.ts';

/**
 * The link that comes back to this page signed in. A whole page load: everything here belongs to a
 * viewer whose session has ended.
 */
export const SignInAgain = ({ children }: { children: string }) => (
  <a
    href={useSignInPath()}
    className="inline-flex min-h-6 items-center whitespace-nowrap rounded-md font-medium text-accent underline underline-offset-4"
  >
    {children}
  </a>
);
