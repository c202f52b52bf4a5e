import { z } from 'zod';
import { line } from '#server/contracts/text.ts';
import { localTime } from '../invoices/london-time.ts';
import { pence } from '../invoices/pence.ts';

/** A cell that may be blank, which reads as null. */
const blankOr = (schema: z.ZodType<string>) =>
  z.string().transform((text, context) => {
    if (text.trim() === '') return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    context.addIssue({
      code: 'custom',
      message: parsed.error.issues[0]?.message ?? 'is not valid',
    });
    return z.NEVER;
  });

/** A cell read by `read`, which answers undefined when it cannot. */
const cell = <Value>(read: (text: string) => Value | undefined, error: string) =>
  z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });

const wholeNumber = (text: string) => (/^-?\d{1,7}$/.test(text) ? Number(text) : undefined);

/** Each column as the file has it: the border where text becomes data. */
const columns = z.object({
  InvoiceNo: line(20),
  StockCode: line(64),
  Description: blankOr(line(200)),
  Quantity: cell(wholeNumber, 'must be a whole number of at most seven digits'),
  InvoiceDate: cell(localTime, 'must be a time like 2010-12-01 08:26:00'),
  UnitPrice: cell(pence, 'must be an amount like 2.55, of at most seven digits before the point'),
  CustomerID: blankOr(
    z
      .string()
      .trim()
      // Spreadsheets write a column of numbers with gaps as floats: 17850.0.
      .regex(/^\d{1,18}(\.0+)?$/, { error: 'must be a number like 17850' })
      .transform((text) => text.replace(/\..*$/, '')),
  ),
  Country: blankOr(line(100)),
});

/** The columns that a file must have, in any order; others are left alone. */
export const columnNames = Object.keys(columns.shape) as (keyof typeof columns.shape)[];

/**
 * One line of an invoice: `pence` for one piece, `at` local London time as `YYYY-MM-DD HH:MM:SS`,
 * `line` its place in the file.
 */
export const invoiceLine = columns.transform((row) => ({
  invoice: row.InvoiceNo,
  sku: row.StockCode,
  description: row.Description,
  quantity: row.Quantity,
  at: row.InvoiceDate,
  pence: row.UnitPrice,
  customer: row.CustomerID,
  country: row.Country,
}));
export type InvoiceLine = z.infer<typeof invoiceLine> & { line: number };
