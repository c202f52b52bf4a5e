import { roleNames } from '#app/_session/viewer/role-names.ts';
import { problem } from '#server/contracts/problem.ts';
import type { User } from '#server/contracts/users.ts';
import type { UserChange } from './user-change.ts';

/**
 * What came of a change, in a sentence. `failure` is the answer that was no success; null when none
 * came, so that nobody knows; undefined when it is done.
 */
export const outcomeMessage = (
  failure: { body: unknown } | null | undefined,
  { name }: Pick<User, 'name'>,
  change: UserChange,
): string => {
  if (failure === undefined) return done(name, change);
  if (failure === null) {
    return 'No answer came. Look at the list to see whether it was changed, then try again.';
  }
  const told = problem.safeParse(failure.body).data;
  return told?.detail ?? told?.title ?? 'This could not be changed. Please try again.';
};

const done = (name: string, change: UserChange): string => {
  switch (change.type) {
    case 'role':
      return `${name} is now ${roleNames[change.role].name.toLowerCase()}, and signed out everywhere.`;
    case 'disable':
      return `${name} is signed out everywhere and cannot sign in any more.`;
    case 'enable':
      return `${name} can sign in again.`;
    case 'sign-out':
      return `${name} is signed out everywhere.`;
    default:
      return change satisfies never;
  }
};
