'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { useTellsRefusals } from '#app/_orders/refusals/told-on-page.ts';
import { cartTotal } from '../../../_cart/cart.ts';
import { RefusedNewOrder } from '../../_actions/refused-new-order.tsx';

type Props = { changes: readonly Change[]; children: ReactNode };

/** An order that the shop did not take: why, and what was in it. `children` if there was none. */
export const RefusedOrder = ({ changes, children }: Props) => {
  const router = useRouter();
  const creation = changes.find(({ type }) => type === 'CreateOrder');
  const command = creation?.command;
  useTellsRefusals(creation?.orderId);
  if (command?.type !== 'CreateOrder') return children;
  const { items, currency } = command;
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="mb-4 font-semibold text-2xl tracking-tight">This order was not placed</h1>
      <RefusedNewOrder changes={changes} onGone={() => router.replace('/orders')} isSpoken />
      <div className="mt-6">
        <OrderLines order={{ items, currency, total: cartTotal({ lines: items }) }} />
      </div>
    </div>
  );
};
