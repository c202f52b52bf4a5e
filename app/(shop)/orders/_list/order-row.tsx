'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { useLightUp } from '#app/_orders/use-light-up.ts';
import { Tile } from '#app/_ui/brand/tile.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { countOf } from '#app/_ui/text/format-number.ts';
import { Money } from '#app/_ui/text/money.tsx';
import { Time } from '#app/_ui/text/time.tsx';

type Props = { order: DrawnOrder; actions: ReactNode; notes: ReactNode };

/** One of one's own orders: number, when, what, total, state, and what can be done. */
export const OrderRow = ({ order, actions, notes }: Props) => (
  <li
    {...orderData(order)}
    className={classNames('-mx-3 border-b px-3 py-4', useLightUp(order.status))}
  >
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 md:grid md:grid-cols-[11rem_1fr_7rem_7.5rem_13.5rem]">
      <div>
        <Link
          href={`/orders/${order.id}`}
          className="inline-flex min-h-6 items-center font-medium underline-offset-4 hover:underline"
        >
          {orderName(order)}
        </Link>
        <p className="text-muted text-sm">
          <Time at={order.createdAt} />
        </p>
      </div>
      <FirstProducts order={order} />
      <Money
        amount={order.total}
        currency={order.currency}
        className="text-right font-medium max-md:ml-auto"
      />
      <div className="flex flex-wrap items-center gap-2 max-md:order-1 max-md:flex-1 max-md:basis-20">
        <StatusBadge status={order.status} />
        <SavingMark order={order} />
      </div>
      <div className="ml-auto flex flex-wrap justify-end gap-x-1 gap-y-2 max-md:order-1">
        {actions}
      </div>
    </div>
    <div className="mt-2 empty:hidden">
      <StaleMark order={order} words="May be behind since" />
    </div>
    {notes !== undefined && <div className="mt-3 empty:hidden">{notes}</div>}
  </li>
);

const shown = 4;

const FirstProducts = ({ order }: { order: DrawnOrder }) => (
  <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:order-1 max-md:basis-full">
    {order.items.slice(0, shown).map((item) => (
      <span key={`${item.productId} ${item.price}`} title={item.productName}>
        <Tile seed={item.productId} className="size-10 rounded-md" />
        <span className="sr-only">{item.productName}</span>
      </span>
    ))}
    {order.items.length > shown && (
      <span className="pl-1 text-muted text-sm tabular-nums">
        +{countOf(order.items.length - shown, 'more', 'more')}
      </span>
    )}
  </div>
);
