'use client';

import { Button as Base } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonStyle } from './button-style.ts';
import { classNames } from './class-names.ts';

type Props = Omit<ComponentProps<typeof Base>, 'className'> & ButtonLook & { className?: string };

/** A button; while disabled it keeps the focus, so that nobody is thrown to the top of the page. */
export const Button = ({ kind, size, className, ...props }: Props) => (
  <Base
    {...props}
    focusableWhenDisabled
    className={classNames(buttonStyle({ ...(kind && { kind }), ...(size && { size }) }), className)}
  />
);
