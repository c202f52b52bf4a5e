'use client';

import { usePathname, useSelectedLayoutSegments } from 'next/navigation';
import type { ReactNode } from 'react';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { usePlacedOrder } from './placed-order.ts';

const OrderScreen = laterInside(() =>
  import('../orders/[id]/_order/order-screen.tsx').then((module) => module.OrderScreen),
);

/**
 * The page, or the order that was placed a moment ago: *Place order* changes the URL without
 * asking the server for a page, so the order is there in the next frame, offline too.
 */
export const ShopBody = ({ children }: { children: ReactNode }) => {
  const viewer = useViewer();
  const pathname = usePathname();
  const fromServer = useSelectedLayoutSegments().at(-1);
  const placed = usePlacedOrder(pathname);
  const id = placed ?? /^\/orders\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
  if (id === undefined || id === fromServer || viewer?.role !== 'customer') return children;
  return <OrderScreen key={id} id={id} viewer={viewer} />;
};
