'use client';

import { useState } from 'react';
import { Tile } from '#app/_ui/brand/tile.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { Money } from '#app/_ui/text/money.tsx';
import type { Order } from '#server/contracts/order.ts';

/** Of a longer order only so many lines stand above its total and its history, until one asks. */
const firstLines = 10;
/** A button in place of a line or two would save nobody anything. */
const mostUnfolded = firstLines + 2;

/** What was ordered: one line each, then what it comes to. On paper none is left out. */
export const OrderLines = ({ order }: { order: Pick<Order, 'items' | 'total' | 'currency'> }) => {
  const [open, setOpen] = useState(order.items.length <= mostUnfolded);
  const folded = (index: number) => !open && index >= firstLines;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">What was ordered</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Price of one</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {order.items.map((item, index) => (
          <tr
            key={`${item.productId} ${item.price}`}
            className={classNames('border-b align-top', folded(index) && 'hidden print:table-row')}
          >
            <td className="py-3 pr-3">
              <div className="flex items-center gap-3">
                <Tile seed={item.productId} className="size-10 shrink-0 rounded-md" />
                <span>
                  <CalmName>{item.productName}</CalmName>
                  <span className="block text-muted sm:hidden">
                    {formatNumber(item.quantity)} ×{' '}
                    <Money amount={item.price} currency={order.currency} />
                  </span>
                </span>
              </div>
            </td>
            <td className="py-3 text-right align-middle text-muted max-sm:hidden">
              <span className="tabular-nums">{formatNumber(item.quantity)}</span> ×{' '}
              <Money amount={item.price} currency={order.currency} />
            </td>
            <td className="py-3 pl-3 text-right align-middle">
              <Money amount={item.price * item.quantity} currency={order.currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {!open && (
          <tr className="print:hidden">
            <td colSpan={3} className="border-b py-3">
              <Button size="small" onClick={() => setOpen(true)}>
                Show {countOf(order.items.length - firstLines, 'more line')}
              </Button>
            </td>
          </tr>
        )}
        <tr className="font-semibold text-base">
          <th scope="row" className="py-3 text-left">
            Total
          </th>
          <td className="max-sm:hidden" />
          <td className="py-3 pl-3 text-right">
            <Money amount={order.total} currency={order.currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
};
