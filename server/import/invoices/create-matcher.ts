import type { DatabaseSync } from 'node:sqlite';
import { fingerprint } from './fingerprint.ts';
import type { Invoice, InvoiceRow } from './invoice.ts';

/**
 * Finds the order that a cancellation means, since it names none: the customer's latest earlier
 * order that is still open and whose lines (product, price, quantity) equal it exactly. Guests have
 * no earlier orders to look through. The open orders wait on disk, not in memory; what was found
 * goes to the staging table `cancelled`.
 */
export function createMatcher(staging: DatabaseSync) {
  const open = staging.prepare('insert into open_order values (?, ?, ?, ?)');
  const latest = staging.prepare(
    `select place, invoice from open_order where customer = ? and fingerprint = ?
     order by place desc limit 1`,
  );
  const close = staging.prepare(
    'delete from open_order where customer = ? and fingerprint = ? and place = ?',
  );
  const cancelled = staging.prepare('insert into cancelled values (?, ?)');
  let place = 0;

  return {
    place({ number, customer }: Invoice, lines: readonly InvoiceRow[]): void {
      if (customer !== null) open.run(customer, fingerprint(lines), place++, number);
    },
    /** Whether an order was found. */
    cancel({ number, customer }: Invoice, lines: readonly InvoiceRow[]): boolean {
      if (customer === null) return false;
      const print = fingerprint(lines);
      const found = latest.get(customer, print);
      if (!found) return false;
      close.run(customer, print, found.place ?? null);
      cancelled.run(number, found.invoice ?? null);
      return true;
    },
  };
}
