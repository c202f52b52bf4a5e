'use client';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { PlainButton } from './plain-button.tsx';

type Props = Omit<ComponentProps<typeof PlainButton>, 'children'> & {
  label: string;
  icon: ReactNode;
};

/** A button that is an icon; its label is its name and its tooltip. */
export const IconButton = ({ label, icon, className, ...props }: Props) => (
  <PlainButton
    title={label}
    {...props}
    aria-label={label}
    className={classNames(
      'inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-subtle hover:text-ink data-disabled:cursor-not-allowed data-disabled:opacity-50',
      className,
    )}
  >
    {icon}
  </PlainButton>
);
