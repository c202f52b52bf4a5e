'use client';

import type { ReactNode } from 'react';
import type { Change } from '#app/_consistency/core/change.ts';
import { useCommands } from '#app/_consistency/react/use-commands.ts';
import { useRefusals } from '#app/_consistency/react/use-refusals.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { RefusalNotes } from '#app/_orders/refusal-notes.tsx';
import { cartFrom, cartTotal } from '../../../_cart/cart.ts';
import { changeCart } from '../../../_cart/cart-store.ts';
import { useCartPanel } from '../../../_cart/use-cart-panel.ts';

type Props = { orderId: string; children: ReactNode };

/** An order that the shop did not take: why, and what was in it. `children` if there was none. */
export const RefusedOrder = ({ orderId, children }: Props) => {
  const { retry, discard } = useCommands();
  const { setOpen } = useCartPanel();
  const refusal = useRefusals().find(
    (change) => change.orderId === orderId && change.type === 'CreateOrder',
  );
  if (refusal?.command.type !== 'CreateOrder') return children;
  const { items, currency } = refusal.command;
  const edit = ({ command, commandId }: Change) => {
    if (command.type !== 'CreateOrder') return;
    changeCart(() => cartFrom(command, { note: command.note }));
    discard(commandId);
    setOpen(true);
  };
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="mb-4 font-semibold text-2xl tracking-tight">This order was not placed</h1>
      <RefusalNotes changes={[refusal]} onRetry={retry} onDiscard={discard} onEdit={edit} />
      <div className="mt-6">
        <OrderLines order={{ items, currency, total: cartTotal({ lines: items }) }} />
      </div>
    </div>
  );
};
