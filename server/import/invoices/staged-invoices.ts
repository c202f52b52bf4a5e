import type { DatabaseSync } from 'node:sqlite';
import type { Invoice, InvoiceRow } from './invoice.ts';

type Row = [
  ...[number: string, at: string, customer: string | null, country: string | null],
  ...[sku: string, pence: number, quantity: number, description: string | null, line: number],
  ...[productId: string, name: string],
];

/**
 * The staged invoices by InvoiceDate, then by InvoiceNo as text; the lines of each by time, product
 * and price. Equal lines are interchangeable, so the answer is the same for every order of the file.
 * Holds one invoice in memory. A product without any description goes by its code.
 */
export function* stagedInvoices(staging: DatabaseSync): Generator<Invoice> {
  const query = staging.prepare(
    `select i.number, i.at, i.customer, i.country,
       l.sku, l.pence, l.quantity, l.description, l.line,
       coalesce(p.id, ''), coalesce(p.name, l.sku)
     from invoice i
     join line l on l.invoice = i.number
     left join product p on p.sku = l.sku
     order by i.at, i.number, l.at, l.sku, l.pence, l.quantity, l.description`,
  );
  // SQLite's row objects are hash tables, slow for all who read them later; arrays are not.
  query.setReturnArrays(true);
  let invoice: Invoice | undefined;
  for (const row of query.iterate() as Iterable<unknown> as Iterable<Row>) {
    if (invoice?.number !== row[0]) {
      if (invoice) yield invoice;
      const [number, at, customer, country] = row;
      invoice = { number, at, customer, country, rows: [] };
    }
    invoice.rows.push(rowOf(row));
  }
  if (invoice) yield invoice;
}

function rowOf(row: Row): InvoiceRow {
  const [, , , , sku, pence, quantity, description, line, productId, name] = row;
  return { sku, pence, quantity, description, line, productId, name };
}
