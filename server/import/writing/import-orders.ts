import type { DatabaseSync } from 'node:sqlite';
import { classifyInvoice } from '../invoices/classify-invoice.ts';
import type { Invoice, InvoiceRow } from '../invoices/invoice.ts';
import type { Case } from '../invoices/plan-import.ts';
import { stagedInvoices } from '../invoices/staged-invoices.ts';
import { cancelImportedOrder } from './cancel-imported-order.ts';
import { chunks } from './chunks.ts';
import { createOrderedWriter } from './create-ordered-writer.ts';
import type { ImportContext } from './import-context.ts';
import { placeImportedOrders } from './place-imported-orders.ts';

/** An invoice that writes something: an order, or the cancellation of the one it names here. */
export type Writing = Invoice & { lines: InvoiceRow[]; cancels?: string };

export type ImportedOrders = { newOrders: number; newCancellations: number };

/** One call of the event store carries these in order: see the limit on an invoice's lines. */
const mostLines = 1_800;

/**
 * The second pass: places and cancels in the order of the invoices, so that order numbers rise with
 * it. While some appends are on their way the next are prepared, so memory stays bounded by two
 * chunks. `onInvoice` hears how many invoices are done.
 */
export async function importOrders(
  context: ImportContext,
  staging: DatabaseSync,
  { onInvoices, onCase }: { onInvoices: (done: number) => void; onCase: (found: Case) => void },
): Promise<ImportedOrders> {
  const writer = createOrderedWriter(context.eventStore);
  let done = 0;
  let newCancellations = 0;
  for (const chunk of chunks(writings(staging), mostLines, weigh)) {
    const [first] = chunk;
    if (first?.cancels !== undefined) {
      // The order that it cancels may still be on its way.
      await writer.settled();
      const { isNew, refusal } = await cancelImportedOrder(context, first, first.cancels);
      if (isNew) newCancellations++;
      if (refusal) onCase({ invoice: first.number, what: `not cancelled. ${refusal}` });
    } else {
      await writer.write(await placeImportedOrders(context, chunk));
    }
    done += chunk.length;
    onInvoices(done);
  }
  return { newOrders: await writer.settled(), newCancellations };
}

/** A cancellation weighs a whole chunk, so that it has one to itself. */
const weigh = ({ lines, cancels }: Writing) =>
  cancels === undefined ? Math.max(lines.length, mostLines / 100) : mostLines;

function* writings(staging: DatabaseSync): Generator<Writing> {
  const cancelled = staging.prepare('select invoice from cancelled where cancellation = ?');
  for (const invoice of stagedInvoices(staging)) {
    const is = classifyInvoice(invoice);
    if (is.kind === 'order') yield { ...invoice, lines: is.lines };
    if (is.kind !== 'cancellation') continue;
    const found = cancelled.get(invoice.number)?.invoice;
    if (typeof found === 'string') yield { ...invoice, lines: is.lines, cancels: found };
  }
}
