import type { Invoice, InvoiceRow } from './invoice.ts';
import { mergeLines } from './merge-lines.ts';

/**
 * What an invoice is. `sold` are the lines of an order or cancellation with positive quantities and
 * prices, `lines` the same merged; `rejected` are the lines left out. `empty`: no line was left. `other`: its number is
 * neither digits nor `C` and digits, so it is left alone, and its lines are not counted.
 */
export type Classified =
  | {
      kind: 'order' | 'cancellation';
      sold: InvoiceRow[];
      lines: InvoiceRow[];
      rejected: InvoiceRow[];
    }
  | { kind: 'empty'; rejected: InvoiceRow[] }
  | { kind: 'other' };

/**
 * Sorts an invoice out. A line without a positive price or, after a cancellation's minus has been
 * taken off, a positive quantity is a stock correction and no sale.
 */
export function classifyInvoice({ number, rows }: Pick<Invoice, 'number' | 'rows'>): Classified {
  const [, cancels] = /^(C?)\d+$/.exec(number) ?? [];
  if (cancels === undefined) return { kind: 'other' };
  const sign = cancels === '' ? 1 : -1;
  const isSale = ({ pence, quantity }: InvoiceRow) => pence > 0 && sign * quantity > 0;
  const rejected = rows.filter((row) => !isSale(row));
  const kept = rows.filter(isSale);
  const sold = sign === 1 ? kept : kept.map((row) => ({ ...row, quantity: -row.quantity }));
  if (sold.length === 0) return { kind: 'empty', rejected };
  const kind = sign === 1 ? 'order' : 'cancellation';
  return { kind, sold, lines: mergeLines(sold), rejected };
}
