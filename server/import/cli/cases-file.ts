import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Case } from '../invoices/plan-import.ts';

/** Where each line and invoice that became no order is listed. */
export type CasesFile = { add(found: Case): void; close(): Promise<void> };

/** A CSV file of cases, or nothing when no path is given. `close` rejects if it was not written. */
export function createCasesFile(path: string | undefined): CasesFile {
  if (path === undefined) return { add: () => {}, close: async () => {} };
  const stream = createWriteStream(path);
  const done = finished(stream);
  // Seen by `close`; until then it must not count as unhandled.
  done.catch(() => {});
  stream.write('InvoiceNo,Line,Case\n');
  return {
    // An InvoiceNo is text from the file: a leading = would be a formula to a spreadsheet.
    add: ({ invoice, line, what }) =>
      stream.write(`${[cell(invoice), line ?? '', cell(what)].join(',')}\n`),
    close: () => {
      stream.end();
      return done;
    },
  };
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
