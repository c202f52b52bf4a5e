'use client';

import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { type ButtonLook, buttonStyle } from './button-style.ts';
import { PlainButton } from './plain-button.tsx';

type Props = ComponentProps<typeof PlainButton> & ButtonLook;

/** A button; while disabled it keeps the focus, so that nobody is thrown to the top of the page. */
export const Button = ({ kind, size, className, ...props }: Props) => (
  <PlainButton
    {...props}
    className={classNames(buttonStyle({ ...(kind && { kind }), ...(size && { size }) }), className)}
  />
);
