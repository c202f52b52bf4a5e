import { searchText } from '#app/_ui/fields/search-text.ts';
import type { Role } from '#server/contracts/roles.ts';
import { listUsersQuery } from '#server/contracts/users.ts';

/** What of the users is shown; a part of the URL that cannot be read is left out. */
export type UserFilter = { q?: string; role?: Role };

export const parseUserFilter = (params: URLSearchParams): UserFilter => {
  const q = searchText(params.get('q'));
  const role = listUsersQuery.shape.role.safeParse(params.get('role') ?? undefined).data;
  return { ...(q !== '' && { q }), ...(role !== undefined && { role }) };
};

/** Parts of the filter; undefined, or words that say nothing, take one away. */
export type UserFilterPart = { [Name in keyof UserFilter]: UserFilter[Name] | undefined };

/** The URL that shows these users. */
export const usersPath = ({ q, role }: UserFilterPart): string => {
  const query = new URLSearchParams({ ...(q && { q }), ...(role && { role }) }).toString();
  return query === '' ? '/admin/users' : `/admin/users?${query}`;
};
