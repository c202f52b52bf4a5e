'use client';

import Link from 'next/link';
import { useRefusals } from '#app/_consistency/react/commands/use-refusals.ts';
import { RefusedNewOrder } from '../_actions/refused-new-order.tsx';

/** Orders that the shop did not take: they are in no list of the server, and not forgotten. */
export const RefusedNewOrders = () => {
  const refusals = useRefusals();
  const orderIds = refusals
    .filter(({ type, state }) => type === 'CreateOrder' && state === 'refused')
    .map(({ orderId }) => orderId);
  if (orderIds.length === 0) return null;
  return (
    <section aria-label="Orders that were not placed" className="mt-4 flex flex-col gap-3">
      {orderIds.map((orderId) => (
        <div key={orderId}>
          <Link
            href={`/orders/${orderId}`}
            className="inline-flex min-h-6 items-center font-medium underline-offset-4 hover:underline"
          >
            New order
          </Link>
          <RefusedNewOrder changes={refusals.filter((change) => change.orderId === orderId)} />
        </div>
      ))}
    </section>
  );
};
