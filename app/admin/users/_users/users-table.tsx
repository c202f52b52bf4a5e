import { Ban, CircleCheck } from 'lucide-react';
import { memo } from 'react';
import { roleNames } from '#app/_session/viewer/role-names.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { User } from '#server/contracts/users.ts';
import type { UserChange } from './user-change.ts';
import { UserMenu } from './user-menu.tsx';

type Props = {
  users: readonly User[];
  viewerId: string;
  dimmed: boolean;
  /** Whose change is on its way. */
  busy: string | undefined;
  onChange: (user: User, change: UserChange) => void;
};

/** Accounts as a dense table; cards on a phone. */
export const UsersTable = memo(({ users, viewerId, dimmed, busy, onChange }: Props) => (
  <Table
    label="Users"
    aria-busy={dimmed}
    className="[--table-top:calc(3.5rem_+_var(--panel-height,0px))]"
  >
    <TableHead>
      <tr>
        {['Name', 'Role', 'State', 'Signed in', 'Since'].map((name) => (
          <TableHeader key={name}>{name}</TableHeader>
        ))}
        <TableHeader right>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </tr>
    </TableHead>
    <TableBody>
      {users.map((user) => (
        <TableRow
          key={user.id}
          className="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1 max-sm:rounded-md max-sm:border max-sm:p-3"
        >
          <TableCell className="min-w-0 max-sm:order-1">
            <p className="break-words font-medium">
              {user.name}
              {user.id === viewerId && <span className="font-normal text-muted"> (you)</span>}
            </p>
            <p className="break-all text-muted text-xs">{user.email}</p>
          </TableCell>
          <TableCell className="max-sm:order-3">{roleNames[user.role].name}</TableCell>
          <TableCell className="max-sm:order-4 max-sm:text-right">
            {user.disabledAt === null ? (
              <Badge tone="delivered" icon={<CircleCheck />}>
                Enabled
              </Badge>
            ) : (
              <Badge tone="cancelled" icon={<Ban />}>
                Disabled
              </Badge>
            )}
          </TableCell>
          <TableCell className="text-muted tabular-nums max-sm:order-5">
            {user.sessions === 0 ? 'Nowhere' : countOf(user.sessions, 'browser')}
          </TableCell>
          <TableCell className="whitespace-nowrap text-muted max-sm:order-6 max-sm:text-right">
            <Time at={user.createdAt} />
          </TableCell>
          <TableCell className="text-right max-sm:order-2">
            <UserMenu
              user={user}
              busy={busy !== undefined}
              onChange={(change) => onChange(user, change)}
            />
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
));
