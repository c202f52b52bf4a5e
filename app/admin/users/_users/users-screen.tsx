'use client';

import { UserSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { roleNames } from '#app/_session/viewer/role-names.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { addressOf } from '#app/admin/_records/address-of.ts';
import { RecordSearch } from '#app/admin/_records/record-search.tsx';
import { RecordsFrame } from '#app/admin/_records/records-frame.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { role } from '#server/contracts/roles.ts';
import { type UserPage, userPage } from '#server/contracts/users.ts';
import { useChangeUser } from './use-change-user.ts';
import { parseUserFilter, type UserFilterPart, usersPath } from './user-filter.ts';
import { UsersTable } from './users-table.tsx';

type Props = {
  viewerId: string;
  /** What the server has prefetched, and for which filter. */
  initial: { path: string; page: UserPage };
};

const address = addressOf<UserFilterPart>(parseUserFilter, usersPath);

/** Everybody who can sign in, and what may be done about it. The URL is the filter. */
export const UsersScreen = ({ viewerId, initial }: Props) => {
  const filter = parseUserFilter(useSearchParams());
  const path = usersPath(filter);
  const users = useRecords({
    name: 'users',
    filter,
    page: userPage,
    initial: path === initial.path ? initial.page : undefined,
  });
  const { busy, change } = useChangeUser(viewerId, users.refresh);
  return (
    <>
      <h1 className="mb-3 font-semibold text-xl tracking-tight">Users</h1>
      <TabLinks
        label="Roles"
        tabs={[undefined, ...role.options].map((one) => ({
          href: usersPath({ ...filter, role: one }),
          label: one === undefined ? 'Everybody' : roleNames[one].name,
          count: undefined,
          current: filter.role === one,
          onPick: () => address.step((now) => ({ ...now, role: one })),
        }))}
      />
      <RecordSearch
        label="Search users: name, e-mail"
        q={filter.q ?? ''}
        pathOf={(q) => usersPath({ ...address.asked(), q })}
      />
      <RecordsFrame
        records={users}
        asked={path}
        what={{ all: 'users', one: 'user', many: 'users' }}
        empty={<NobodyHere filter={filter} />}
        more="Show more users"
      >
        <UsersTable
          users={users.items}
          viewerId={viewerId}
          dimmed={users.isPreviousAnswer}
          busy={busy}
          onChange={change}
        />
      </RecordsFrame>
    </>
  );
};

const NobodyHere = ({ filter }: { filter: ReturnType<typeof parseUserFilter> }) => (
  <EmptyState
    icon={<UserSearch />}
    title="Nobody here"
    action={<ButtonLink href="/admin/users">Show everybody</ButtonLink>}
  >
    No account has this in its name or e-mail address
    {filter.role !== undefined && ` and the role ${roleNames[filter.role].name.toLowerCase()}`}.
  </EmptyState>
);
