import * as z from 'zod/mini';
import { instant, uuid } from './identifiers.ts';
import { cursor, limit, records } from './page.ts';
import { role } from './roles.ts';
import { line } from './text.ts';

/** An account as admins see it; `sessions` are the browsers it is signed in with now. */
export const user = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role,
  createdAt: instant,
  disabledAt: z.nullable(instant),
  sessions: z.int().check(z.minimum(0)),
});
export type User = z.infer<typeof user>;

export const userPage = records(user);
export type UserPage = z.infer<typeof userPage>;

/** By e-mail; `q` is words that must all occur in name or e-mail. */
export const listUsersQuery = z.object({
  q: z.optional(line(100)),
  role: z.optional(role),
  limit,
  cursor: z.optional(cursor),
});
export type ListUsersQuery = z.infer<typeof listUsersQuery>;

export const changeRoleBody = z.strictObject({ role });

/** The body of what needs none. */
export const emptyBody = z.strictObject({});
