import { v7 as uuidv7 } from 'uuid';
import type { CommandDeps } from '#server/commands/command-request.ts';
import { readInvoiceLines } from './file/read-invoice-lines.ts';
import { type Case, planImport } from './invoices/plan-import.ts';
import type { Report } from './invoices/report.ts';
import { stageLines } from './invoices/stage-lines.ts';
import { openStaging } from './invoices/staging.ts';
import { importCustomers } from './writing/import-customers.ts';
import { importOrders } from './writing/import-orders.ts';
import { importProducts } from './writing/import-products.ts';

/** `total` is in the step's own unit: bytes on disk, or orders and cancellations. */
export type ImportProgress = (step: 'reading' | 'writing', done: number, total: number) => void;

export type ImportListeners = {
  onProgress?: ImportProgress;
  /** Each line and invoice that did not become an order or cancel one, in invoice order. */
  onCase?: (found: Case) => void;
};

/**
 * Imports an order history. Reads and checks the whole file before the first event is written:
 * throws BrokenFile otherwise. Every id comes from the file's numbers, so a second run writes
 * nothing, and a run that was cut short is completed by the next.
 */
export async function importFile(
  deps: CommandDeps,
  path: string,
  { onProgress = () => {}, onCase = () => {} }: ImportListeners = {},
): Promise<Report> {
  const staging = openStaging();
  try {
    const blocks = readInvoiceLines(path, (done, total) => onProgress('reading', done, total));
    await stageLines(staging, path, blocks);
    const report = planImport(staging, onCase);
    const context = { ...deps, correlationId: uuidv7() };
    await importCustomers(context, staging);
    await importProducts(context, staging);
    const total = report.orders + report.cancelledOrders;
    const written = await importOrders(context, staging, {
      onInvoices: (done) => onProgress('writing', done, total),
      onCase,
    });
    return { ...report, ...written };
  } finally {
    staging.close();
  }
}
