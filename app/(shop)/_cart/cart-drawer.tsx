'use client';

import { SidePanel } from '#app/_ui/overlays/side-panel.tsx';
import { OpenCart } from './open-cart.tsx';

type Props = { open: boolean; onOpen: (open: boolean) => void };

/** The cart with its checkout. */
export const CartDrawer = ({ open, onOpen }: Props) => (
  <SidePanel open={open} onOpen={onOpen} title="Cart">
    {open && <OpenCart onLeave={() => onOpen(false)} />}
  </SidePanel>
);
