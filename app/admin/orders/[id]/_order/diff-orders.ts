import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { formatExact, type Now } from '#app/_ui/text/format-time.ts';
import type { Order, OrderItem, OrderStatus } from '#server/contracts/order.ts';

/** One thing that differs between two versions, in words; null where there is nothing on that side. */
export type Difference = { what: string; before: string | null; after: string | null };

/** What differs between two versions of an order, as people read it; `now` names the viewer's zone. */
export const diffOrders = (before: Order, after: Order, now: Now): Difference[] => {
  const was = told(before, now);
  const is = told(after, now);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [old = null, next = null] = [was.get(what), is.get(what)];
    return old === next ? [] : [{ what, before: old, after: next }];
  });
};

const statusWords: Record<OrderStatus, string> = {
  pending: 'Pending',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};

/** Everything about an order that can change, by its name. */
const told = (order: Order, now: Now): Map<string, string> => {
  const when = (at: string | null) => at && formatExact(Date.parse(at), now);
  const facts: [string, string | null][] = [
    ['State', statusWords[order.status]],
    ['Customer', order.customerName],
    ['E-mail', order.customerEmail],
    ['Country', order.country],
    ['Carrier', order.carrier],
    ['Tracking number', order.trackingNumber],
    ['Shipped', when(order.shippedAt)],
    ['Delivered', when(order.deliveredAt)],
    ['Cancelled', when(order.cancelledAt)],
    ['Reason', order.cancellationReason && reasonText(order.cancellationReason, 'admin')],
    ...order.items.map((item): [string, string] => [
      lineName(item, order.items),
      line(item, order),
    ]),
    ['Total', formatMoney(order.total, order.currency)],
  ];
  return new Map(facts.flatMap(([what, text]) => (text === null ? [] : [[what, text] as const])));
};

/** Two lines of one product differ in price, and each is told apart. */
const lineName = (item: OrderItem, items: readonly OrderItem[]): string => {
  const same = items.filter(({ productId }) => productId === item.productId);
  const at = same.indexOf(item);
  return at === 0 ? item.productName : `${item.productName} (${at + 1})`;
};

const line = ({ quantity, price }: OrderItem, { currency }: Order): string =>
  `${formatNumber(quantity)} × ${formatMoney(price, currency)}`;
