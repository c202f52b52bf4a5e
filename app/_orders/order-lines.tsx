import { CalmName } from '#app/_ui/calm-name.tsx';
import { formatNumber } from '#app/_ui/format-number.ts';
import { Money } from '#app/_ui/money.tsx';
import { Tile } from '#app/_ui/tile.tsx';
import type { Order } from '#server/contracts/order.ts';

/** What was ordered: one line each, then what it comes to. */
export const OrderLines = ({ order }: { order: Pick<Order, 'items' | 'total' | 'currency'> }) => (
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
      {order.items.map((item) => (
        <tr key={`${item.productId} ${item.price}`} className="border-b align-top">
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
