'use client';

import { Button as Base } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Props = Omit<ComponentProps<typeof Base>, 'className' | 'children'> & {
  label: string;
  icon: ReactNode;
  className?: string;
};

/** A button that is an icon; its label is its name and its tooltip. */
export const IconButton = ({ label, icon, className, ...props }: Props) => (
  <Base
    title={label}
    {...props}
    aria-label={label}
    focusableWhenDisabled
    className={classNames(
      'inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-subtle hover:text-ink data-disabled:cursor-not-allowed data-disabled:opacity-50',
      className,
    )}
  >
    {icon}
  </Base>
);
