import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { type ButtonLook, buttonStyle } from './button-style.ts';

type Props = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button: it leads somewhere, it does nothing. */
export const ButtonLink = ({ kind, size, className, ...props }: Props) => (
  <Link
    {...props}
    className={classNames(buttonStyle({ ...(kind && { kind }), ...(size && { size }) }), className)}
  />
);
