import type { DatabaseSync } from 'node:sqlite';
import { BrokenFile } from '../file/broken-file.ts';
import type { InvoiceLine } from '../file/invoice-line.ts';

/**
 * Fills the staging table with all lines of a file, then looks for what only shows when an
 * invoice's lines are together. Throws BrokenFile.
 */
export async function stageLines(
  staging: DatabaseSync,
  path: string,
  blocks: AsyncIterable<InvoiceLine[]>,
): Promise<void> {
  const insert = staging.prepare('insert into line values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  staging.exec('begin');
  for await (const lines of blocks) {
    for (const {
      invoice,
      at,
      sku,
      pence,
      quantity,
      description,
      customer,
      country,
      line,
    } of lines) {
      insert.run(invoice, at, sku, pence, quantity, description, customer, country, line);
    }
  }
  staging.exec(`
    commit;
    -- One row an invoice: its time is that of its earliest line.
    create table invoice as
      select invoice as number, min(at) as at, min(customer) as customer, min(country) as country
      from line group by invoice;
    create unique index invoice_number on invoice (number);
  `);
  refuseContradictions(staging, path);
}

type Contradiction = { invoice: string; column: string; line: number; message: string };

/**
 * An order is one event, and one append carries at most a million characters: 1,800 lines with the
 * longest names stay below. The longest invoice of the whole Online Retail data has 1,114.
 */
const mostRows = 1_800;
const mostContradictions = 10;

/** A guess here would put an order on the wrong account, or fail in the middle of the writing. */
function refuseContradictions(staging: DatabaseSync, path: string): void {
  const found = staging
    .prepare(
      `-- Each line that says something else than its invoice's others, and each invoice too large.
       select l.invoice, 'CustomerID' as "column", min(l.line) as line,
         'another customer than on the other lines of invoice ' || l.invoice as message
       from line l join invoice i on i.number = l.invoice
       where l.customer is not i.customer group by l.invoice
       union all
       select l.invoice, 'Country', min(l.line),
         'another country than on the other lines of invoice ' || l.invoice
       from line l join invoice i on i.number = l.invoice
       where l.country is not i.country group by l.invoice
       union all
       select invoice, 'UnitPrice', min(line),
         'the total of invoice ' || invoice || ' is too large to be exact'
       from line group by invoice
       having total(abs(quantity * pence)) > ${Number.MAX_SAFE_INTEGER}
       union all
       select invoice, 'InvoiceNo', min(line),
         'invoice ' || invoice || ' has more than ${mostRows} lines'
       from line group by invoice having count(*) > ${mostRows}
       order by line limit ${mostContradictions}`,
    )
    .all() as Contradiction[];
  if (found.length === 0) return;
  throw new BrokenFile(
    path,
    found.map(({ line, column, message }) => ({ line, column, message: `${message}.` })),
  );
}
