'use client';

import { User } from 'lucide-react';
import type { ComponentProps } from 'react';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import type { Viewer } from '#server/contracts/roles.ts';

type Props = Omit<ComponentProps<typeof IconButton>, 'label' | 'icon'> & { viewer: Viewer };

/** Opens the account's menu. */
export const AccountButton = ({ viewer, ...props }: Props) => (
  <IconButton {...props} label={`Account: ${viewer.name}`} icon={<User size={20} />} />
);
