'use client';

import { useSignOut } from '#app/_consistency/react/use-sign-out.ts';
import { useUnresolved } from '#app/_consistency/react/use-unresolved.ts';
import { countOf } from '#app/_ui/format-number.ts';
import { say } from '#app/_ui/say.ts';

type Leave = (
  /** The page that is loaded as nobody's. */
  to: string,
  /** Called when the session has ended, to forget what belongs to this viewer. */
  onSignOut?: () => void | Promise<void>,
) => void;

/** Signs out, and asks first while something is not saved yet. Says so when it could not. */
export const useLeave = (): Leave => {
  const signOut = useSignOut();
  const unresolved = useUnresolved();
  return (to, onSignOut) => {
    const leave = async () => {
      try {
        await signOut();
      } catch (error) {
        const text =
          error instanceof Error ? error.message : 'Could not sign out. Please try again.';
        say((toasts) => toasts.error(text));
        return;
      }
      await onSignOut?.();
      window.location.assign(to);
    };
    if (unresolved === 0) return void leave();
    const text = `${countOf(unresolved, 'change')} not saved yet. Signing out now may lose what was not sent.`;
    say((toasts) =>
      toasts.warning(text, {
        id: 'sign-out',
        duration: Number.POSITIVE_INFINITY,
        action: { label: 'Sign out anyway', onClick: () => void leave() },
      }),
    );
  };
};
