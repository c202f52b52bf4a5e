import type { Role } from '#server/contracts/roles.ts';

/** What an admin may do to an account. */
export type UserChange =
  | { type: 'role'; role: Role }
  | { type: 'disable' }
  | { type: 'enable' }
  | { type: 'sign-out' };
