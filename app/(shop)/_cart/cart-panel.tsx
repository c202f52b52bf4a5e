'use client';

import { later } from '#app/_ui/overlays/later.tsx';
import { useCartPanel } from './use-cart-panel.ts';
import { useKeepPlacing } from './use-keep-placing.ts';

// With the page that placing an order leads to: it is drawn in the frame after the click.
const Drawer = later(() =>
  Promise.all([import('./cart-drawer.tsx'), import('../orders/[id]/_order/order-screen.tsx')]).then(
    ([{ CartDrawer }]) => CartDrawer,
  ),
);

/** The cart at the edge of every shop page. */
export const CartPanel = () => {
  const { open, setOpen } = useCartPanel();
  useKeepPlacing();
  return <Drawer open={open} onOpen={setOpen} />;
};
