'use client';

import { useUnresolved } from '#app/_consistency/react/commands/use-unresolved.ts';
import { useSignOut } from '#app/_consistency/react/use-sign-out.ts';
import { say } from '#app/_ui/overlays/say.ts';
import { countOf } from '#app/_ui/text/format-number.ts';

type Leave = (
  /** The page that is loaded as nobody's. */
  to: string,
  /** Called when the session has ended, to forget what belongs to this viewer. */
  onSignOut?: () => void | Promise<void>,
) => void;

/** After this (ms) it is looked again how much is left to save: another tab may be at it. */
const lookAgainAfter = 1_000;

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
    void unresolved().then((count) =>
      count === 0 ? leave() : askBefore(leave, count, unresolved),
    );
  };
};

let latest = 0;

/** Asks whether to leave although so much is not saved, until nothing is left or it was answered. */
const askBefore = (
  leave: () => Promise<void>,
  first: number,
  unresolved: () => Promise<number>,
): void => {
  // One question at a time: whoever asks anew takes the place of the one before.
  const turn = ++latest;
  const answer = () => {
    if (turn === latest) latest += 1;
  };
  const ask = (count: number) => {
    const text = `${countOf(count, 'change')} not saved yet. Signing out now may lose what was not sent.`;
    say((toasts) =>
      toasts.warning(text, {
        id: 'sign-out',
        duration: Number.POSITIVE_INFINITY,
        onDismiss: answer,
        action: {
          label: 'Sign out anyway',
          onClick: () => {
            answer();
            void leave();
          },
        },
      }),
    );
  };
  const lookAgain = async (asked: number) => {
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter));
    const count = turn === latest ? await unresolved() : 0;
    if (turn !== latest) return;
    if (count === 0) return say((toasts) => toasts.dismiss('sign-out'));
    if (count !== asked) ask(count);
    void lookAgain(count);
  };
  ask(first);
  void lookAgain(first);
};
