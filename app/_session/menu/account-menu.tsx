'use client';

import { useState } from 'react';
import { later } from '#app/_ui/overlays/later.tsx';
import { AccountButton } from './account-button.tsx';
import type { AccountMenuProps } from './account-menu-box.tsx';

/** Before it was opened once, the button alone, and as it will be. */
const Before = ({ viewer, onOpen }: AccountMenuProps) => (
  <AccountButton
    viewer={viewer}
    aria-haspopup="menu"
    aria-expanded={false}
    onClick={() => onOpen(true)}
  />
);

const Box = later<AccountMenuProps>(
  () => import('./account-menu-box.tsx').then((module) => module.AccountMenuBox),
  Before,
);

/** Who is signed in, where their things are, and the way out. */
export const AccountMenu = (props: Omit<AccountMenuProps, 'open' | 'onOpen'>) => {
  const [open, setOpen] = useState(false);
  return <Box {...props} open={open} onOpen={setOpen} />;
};
