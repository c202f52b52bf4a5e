'use client';

import { type Commands, useCommands } from '#app/_consistency/react/commands/use-commands.ts';

/**
 * The commands of a form that may have been opened from a refused change (`replaces`, its command's
 * id). What was typed for that is kept until it is sent in its new form, which takes its place.
 */
export const useReplacing = (
  replaces: string | undefined,
): Pick<Commands, 'cancel' | 'ship' | 'addNote'> => {
  const { cancel, ship, addNote, discard } = useCommands();
  const replacing =
    <Args extends unknown[]>(send: (...args: Args) => void) =>
    (...args: Args) => {
      if (replaces !== undefined) discard(replaces);
      send(...args);
    };
  return { cancel: replacing(cancel), ship: replacing(ship), addNote: replacing(addNote) };
};
