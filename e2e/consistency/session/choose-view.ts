import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { orderStatus } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { pick } from '../plan/create-random.ts';
import type { View } from '../tabs/open-page.ts';

const tabs: AdminOrderFilter[] = [{}, ...orderStatus.options.map((status) => ({ status }))];
const adminOnly: AdminOrderFilter[] = [
  { sort: '-total' },
  { sort: 'createdAt' },
  { sort: '-number', status: 'pending' },
  { minTotal: 5_000 },
  { status: 'shipped', maxTotal: 20_000 },
];

/** A list to look at: one of the customer's tabs, or one of the admin's tabs and filters. */
export const chooseList = ({ role }: Viewer, which: number, what: number): View => {
  // Half of all looks are at the whole list, where every new order must be.
  if (what < 0.4) return { kind: 'list', scope: role === 'admin' ? 'all' : 'own', filter: {} };
  if (role === 'customer') {
    return { kind: 'list', scope: 'own', filter: pick(tabs, which) ?? {} };
  }
  return { kind: 'list', scope: 'all', filter: pick([...tabs, ...adminOnly], which) ?? {} };
};
