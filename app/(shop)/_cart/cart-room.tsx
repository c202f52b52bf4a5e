'use client';

import type { ReactNode } from 'react';
import { classNames } from '#app/_ui/class-names.ts';
import { useCartPanel } from './use-cart-panel.ts';

/** On a wide screen the page makes room for the open cart, so that it covers nothing. */
export const CartRoom = ({ children }: { children: ReactNode }) => {
  const { open } = useCartPanel();
  return <div className={classNames('print:pr-0', open && 'lg:pr-96')}>{children}</div>;
};
