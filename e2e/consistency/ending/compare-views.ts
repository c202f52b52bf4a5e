import type { Truth } from '#e2e/faults/system/read-truth.ts';
import { orderStatus } from '#server/contracts/order.ts';
import type { Violation } from '../history/entry.ts';
import { describeDifference } from './describe-difference.ts';

/** The fold of the log beside the view, row by row, and the view's counters beside its rows. */
export const compareViews = ({ log, folded, viewed, counters, position }: Truth): Violation[] => {
  const found: Violation[] = [];
  const differ = (about: string, text: string) =>
    found.push({ kind: 'convergence', about: `view ${about}`, text });
  if (position !== log.length) differ('position', `the view is at ${position} of ${log.length}`);
  for (const id of new Set([...folded.keys(), ...viewed.keys()])) {
    const difference = describeDifference(viewed.get(id), folded.get(id));
    if (difference) differ(id, `order ${id}, view ≠ log: ${difference}`);
  }
  const rows = [...viewed.values()];
  const customers = new Set(rows.flatMap(({ customerId }) => customerId ?? []));
  for (const scope of ['all', ...customers]) {
    const mine = scope === 'all' ? rows : rows.filter(({ customerId }) => customerId === scope);
    for (const status of orderStatus.options) {
      const counted = counters.find((one) => one.scope === scope && one.status === status);
      const actual = mine.filter((row) => row.status === status).length;
      if ((counted?.count ?? 0) === actual) continue;
      const text = `${scope} has ${actual} ${status} orders, its counter says ${counted?.count ?? 0}`;
      differ(`${scope} ${status}`, text);
    }
  }
  for (const { id, items, total } of rows) {
    const sum = items.reduce((all, { quantity, price }) => all + quantity * price, 0);
    if (sum !== total) differ(`${id} total`, `order ${id} totals ${total}, its lines ${sum}`);
  }
  return found;
};
