'use client';

import { Ban, CircleCheck, Ellipsis, LogOut, UserCog } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { Menu, MenuItem } from '#app/_ui/overlays/menu.tsx';
import type { User } from '#server/contracts/users.ts';
import { DisableDialog } from './disable-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import type { UserChange } from './user-change.ts';

type Props = { user: User; busy: boolean; onChange: (change: UserChange) => void };

/** What an admin can do about somebody. */
export const UserMenu = ({ user, busy, onChange }: Props) => {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<'role' | 'disable'>();
  const leave = () => setAsking(undefined);
  return (
    <>
      <Menu
        open={open}
        onOpen={setOpen}
        trigger={
          <IconButton
            label={`Change ${user.name}`}
            icon={<Ellipsis size={18} />}
            disabled={busy}
            className="size-8"
          />
        }
      >
        <MenuItem onSelect={() => setAsking('role')}>
          <UserCog size={16} /> Change role…
        </MenuItem>
        {user.sessions > 0 && (
          <MenuItem onSelect={() => onChange({ type: 'sign-out' })}>
            <LogOut size={16} /> Sign out everywhere
          </MenuItem>
        )}
        {user.disabledAt === null ? (
          <MenuItem onSelect={() => setAsking('disable')}>
            <Ban size={16} /> Disable…
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => onChange({ type: 'enable' })}>
            <CircleCheck size={16} /> Enable
          </MenuItem>
        )}
      </Menu>
      {asking === 'role' && (
        <RoleDialog
          user={user}
          onLeave={leave}
          onRole={(role) => onChange({ type: 'role', role })}
        />
      )}
      {asking === 'disable' && (
        <DisableDialog
          user={user}
          onLeave={leave}
          onDisable={() => onChange({ type: 'disable' })}
        />
      )}
    </>
  );
};
