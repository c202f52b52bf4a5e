import { isStaff } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';

/** Where signing in leads: where one wanted to go, and who wanted nothing, to where their work is. */
export const afterSignIn = (next: string, role: Role): string =>
  next === '/' && isStaff(role) ? '/admin' : next;
