'use client';

import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { useSignInPath } from './use-sign-in-path.ts';

/**
 * The link that comes back to this page signed in. A whole page load: everything here belongs to a
 * viewer whose session has ended. Where this page alone has what was done, it opens another tab: this
 * one sends it then by itself.
 */
export const SignInAgain = ({ children }: { children: string }) => {
  const { durable } = useLiveness();
  return (
    <a
      href={useSignInPath()}
      target={durable ? undefined : '_blank'}
      className="inline-flex min-h-6 items-center whitespace-nowrap rounded-md font-medium text-accent underline underline-offset-4"
    >
      {children}
      {!durable && <span className="sr-only"> (opens another tab)</span>}
    </a>
  );
};
