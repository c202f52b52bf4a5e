'use client';

import { UserSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { roleNames } from '#app/_session/role-names.ts';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { ErrorState } from '#app/_ui/error-state.tsx';
import { LoadMore } from '#app/_ui/load-more.tsx';
import { SearchField } from '#app/_ui/search-field.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { RecordsSkeleton } from '#app/admin/_records/records-skeleton.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { role } from '#server/contracts/roles.ts';
import { type UserPage, userPage } from '#server/contracts/users.ts';
import { useChangeUser } from './use-change-user.ts';
import { parseUserFilter, usersPath } from './user-filter.ts';
import { UsersTable } from './users-table.tsx';

type Props = { viewerId: string; initial: UserPage };

/** Keystrokes closer together than this are one search. */
const pause = 200;

/** Everybody who can sign in, and what may be done about it. The URL is the filter. */
export const UsersScreen = ({ viewerId, initial }: Props) => {
  const filter = parseUserFilter(useSearchParams());
  const users = useRecords({ name: 'users', filter, page: userPage, initial });
  const { busy, change } = useChangeUser(viewerId, users.refresh);
  return (
    <>
      <h1 className="mb-3 font-semibold text-xl tracking-tight">Users</h1>
      <TabLinks
        label="Roles"
        tabs={[undefined, ...role.options].map((one) => ({
          href: usersPath({
            ...(filter.q !== undefined && { q: filter.q }),
            ...(one !== undefined && { role: one }),
          }),
          label: one === undefined ? 'Everybody' : roleNames[one].name,
          count: undefined,
          current: filter.role === one,
        }))}
      />
      <UserSearchBox filter={filter} />
      {users.status === 'loading' && <RecordsSkeleton what="the users" />}
      {users.status === 'error' && (
        <ErrorState
          title="The users could not be read"
          reason={users.error?.message}
          onRetry={users.refresh}
        />
      )}
      {users.status === 'ready' && users.items.length === 0 && (
        <EmptyState
          icon={<UserSearch />}
          title="Nobody here"
          action={<ButtonLink href="/admin/users">Show everybody</ButtonLink>}
        >
          No account has this in its name or e-mail address
          {filter.role !== undefined &&
            ` and the role ${roleNames[filter.role].name.toLowerCase()}`}
          .
        </EmptyState>
      )}
      {users.items.length > 0 && (
        <UsersTable
          users={users.items}
          viewerId={viewerId}
          dimmed={users.stale}
          busy={busy}
          onChange={(user, what) => void change(user, what)}
        />
      )}
      <LoadMore
        hasMore={users.hasMore}
        loading={users.loadingMore}
        onMore={users.loadMore}
        label="Show more users"
      />
    </>
  );
};

/** Searches as one types; the URL follows. */
const UserSearchBox = ({ filter }: { filter: ReturnType<typeof parseUserFilter> }) => {
  const { q = '', ...rest } = filter;
  const [text, setText] = useState(q);
  const path = usersPath({ ...rest, ...(text.trim() !== '' && { q: text.trim() }) });
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', path), pause);
    return () => clearTimeout(timer);
  }, [text, q, path]);
  return (
    <SearchField
      label="Search users: name, e-mail"
      value={text}
      onText={setText}
      className="my-3 max-w-sm"
    />
  );
};
