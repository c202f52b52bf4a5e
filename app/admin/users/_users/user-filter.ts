import type { Role } from '#server/contracts/roles.ts';
import { listUsersQuery } from '#server/contracts/users.ts';

/** What of the users is shown; a part of the URL that cannot be read is left out. */
export type UserFilter = { q?: string; role?: Role };

export const parseUserFilter = (params: URLSearchParams): UserFilter => {
  const { q, role } = listUsersQuery.shape;
  const text = q.safeParse(params.get('q') ?? undefined).data;
  const chosen = role.safeParse(params.get('role') ?? undefined).data;
  return { ...(text !== undefined && { q: text }), ...(chosen !== undefined && { role: chosen }) };
};

/** The URL that shows these users. */
export const usersPath = (filter: UserFilter): string => {
  const query = new URLSearchParams(filter).toString();
  return query === '' ? '/admin/users' : `/admin/users?${query}`;
};
