import type { DatabaseSync } from 'node:sqlite';
import type { Invoice, InvoiceRow } from './invoice.ts';

type Row = InvoiceRow & Omit<Invoice, 'rows'>;

/**
 * The staged invoices by InvoiceDate, then by InvoiceNo as text; the lines of each by time, product
 * and price. Equal lines are interchangeable, so the answer is the same for every order of the file.
 * Holds one invoice in memory. A product without any description goes by its code.
 */
export function* stagedInvoices(staging: DatabaseSync): Generator<Invoice> {
  const rows = staging
    .prepare(
      `select i.number, i.at, i.customer, i.country, l.sku, l.pence, l.quantity, l.description, l.line,
         coalesce(p.name, l.sku) as name
       from invoice i
       join line l on l.invoice = i.number
       left join product p on p.sku = l.sku
       order by i.at, i.number, l.at, l.sku, l.pence, l.quantity, l.description`,
    )
    .iterate() as Iterable<Row>;
  let invoice: Invoice | undefined;
  for (const { number, at, customer, country, ...row } of rows) {
    if (invoice?.number !== number) {
      if (invoice) yield invoice;
      invoice = { number, at, customer, country, rows: [] };
    }
    invoice.rows.push(row);
  }
  if (invoice) yield invoice;
}

/** How many invoices are staged. */
export function countInvoices(staging: DatabaseSync): number {
  return Number(staging.prepare('select count(*) as count from invoice').get()?.count);
}
