import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import type { Order } from '#server/contracts/order.ts';
import { searchForm, searchWords } from '#server/contracts/search-form.ts';

/** A customer as their orders tell of them. */
export type Orderer = { id: string; name: string; email: string };

type Found = Pick<OrderList, 'matched'> & {
  orders: readonly Pick<Order, 'id' | 'customerId' | 'customerName' | 'customerEmail'>[];
};

/**
 * Whose orders these are, each once: of a search only those who are meant themselves, not whoever
 * ordered a thing of that name. A name that is only like what was typed counts as the list counted it.
 */
export const customersOf = ({ orders, matched }: Found, q: string): Orderer[] => {
  const words = searchWords(q);
  const found = new Map<string, Orderer>();
  for (const { id, customerId, customerName, customerEmail } of orders) {
    if (customerId === null || found.has(customerId)) continue;
    const own = searchForm(`${customerName ?? ''} ${customerEmail ?? ''}`);
    const matches = matched[id] ?? [];
    const isMeant =
      words.every((word) => own.includes(word)) ||
      (matches.length > 0 && matches.every(({ field }) => field.startsWith('customer')));
    if (!isMeant) continue;
    const name = customerName ?? customerEmail ?? 'No name';
    found.set(customerId, { id: customerId, name, email: customerEmail ?? '' });
  }
  return [...found.values()];
};
