'use client';

import { ClipboardList, LogOut, Package } from 'lucide-react';
import Link from 'next/link';
import { setSingleKeys, useSingleKeys } from '#app/_ui/keys/single-keys.ts';
import { Menu, MenuCheck, MenuItem, MenuLine, MenuLink } from '#app/_ui/overlays/menu.tsx';
import { ThemeSwitch } from '#app/_ui/theme/theme-switch.tsx';
import type { Viewer } from '#server/contracts/roles.ts';
import { AccountButton } from './account-button.tsx';
import { useLeave } from './use-leave.ts';

export type AccountMenuProps = {
  open: boolean;
  onOpen: (open: boolean) => void;
  viewer: Viewer;
  /** Called when the session has ended, to forget what belongs to this viewer. */
  onSignOut?: () => void;
};

/** Who is signed in, where their things are, and the way out. */
export const AccountMenuBox = ({ open, onOpen, viewer, onSignOut }: AccountMenuProps) => {
  const leave = useLeave();
  const areKeysOn = useSingleKeys();
  return (
    <Menu open={open} onOpen={onOpen} trigger={<AccountButton viewer={viewer} />}>
      <div
        role="presentation"
        className="max-w-72 px-2.5 pt-1.5 pb-2 text-sm [overflow-wrap:anywhere]"
      >
        <p className="font-medium">{viewer.name}</p>
        <p className="text-muted">{viewer.email}</p>
      </div>
      <MenuLine />
      {viewer.role === 'customer' ? (
        <MenuLink link={<Link href="/orders" />}>
          <Package size={16} /> My orders
        </MenuLink>
      ) : (
        <MenuLink link={<Link href="/admin/orders" />}>
          <ClipboardList size={16} /> All orders
        </MenuLink>
      )}
      <MenuItem onSelect={() => leave('/', onSignOut)}>
        <LogOut size={16} /> Sign out
      </MenuItem>
      <MenuLine />
      <div
        role="presentation"
        className="flex items-center justify-between gap-4 px-2.5 py-1 text-sm"
      >
        <span aria-hidden>Colours</span> <ThemeSwitch />
      </div>
      <MenuCheck checked={areKeysOn} onChecked={setSingleKeys}>
        Single-key shortcuts
      </MenuCheck>
    </Menu>
  );
};
