import { createHash } from 'node:crypto';
import type { InvoiceRow } from './invoice.ts';

/** The same text for the same merged lines (product, price, quantity) in any order. */
export function fingerprint(lines: readonly Pick<InvoiceRow, 'sku' | 'pence' | 'quantity'>[]) {
  const sorted = lines.map(({ sku, pence, quantity }) => `${pence} ${quantity} ${sku}`).sort();
  return createHash('sha256').update(sorted.join('\n')).digest('base64');
}
