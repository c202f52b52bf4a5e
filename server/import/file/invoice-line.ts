import { z } from 'zod';
import { isVisible, line } from '#server/contracts/text.ts';
import { localTime } from '../invoices/london-time.ts';
import { pence } from '../invoices/pence.ts';
import { FaultIn } from './fault-in.ts';
import { quote } from './quote.ts';

/** A cell that may be blank, which reads as null. */
const blankOr = (schema: z.core.$ZodType<string>) =>
  z.string().transform((text, context) => {
    if (!isVisible(text)) return null;
    const parsed = z.safeParse(schema, text);
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
const columns = {
  InvoiceNo: remembered(line(20)),
  StockCode: remembered(line(64)),
  Description: remembered(blankOr(line(200))),
  Quantity: remembered(cell(wholeNumber, 'must be a whole number of at most seven digits')),
  InvoiceDate: remembered(cell(localTime, 'must be a time like 2010-12-01 08:26:00')),
  UnitPrice: remembered(
    cell(pence, 'must be an amount like 2.55, of at most seven digits before the point'),
  ),
  CustomerID: remembered(
    blankOr(
      z
        .string()
        .trim()
        // Spreadsheets write a column of numbers with gaps as floats: 17850.0.
        .regex(/^\d{1,18}(\.0+)?$/, { error: 'must be a number like 17850' })
        .transform((text) => text.replace(/\..*$/, '')),
    ),
  ),
  Country: remembered(blankOr(line(100))),
};

type Name = keyof typeof columns;

/** The columns that a file must have, in any order; others are left alone. */
export const columnNames = Object.keys(columns) as Name[];

/** A line's cells by column. */
export type Cells = Record<Name, string>;

/**
 * One line of an invoice: `pence` for one piece, `at` local London time as `YYYY-MM-DD HH:MM:SS`,
 * `line` its place in the file.
 */
export type InvoiceLine = {
  invoice: string;
  sku: string;
  description: string | null;
  quantity: number;
  at: string;
  pence: number;
  customer: string | null;
  country: string | null;
  line: number;
};

/** Reads a line's cells. Throws FaultIn at the first that cannot be read. */
export function parseLine(cells: Cells, line: number): InvoiceLine {
  const read = <Value>(column: Name, parse: (text: string) => Parsed<Value>): Value => {
    const parsed = parse(cells[column]);
    if ('value' in parsed) return parsed.value;
    throw new FaultIn({ line, column, message: `${quote(cells[column])} ${parsed.fault}.` });
  };
  return {
    invoice: read('InvoiceNo', columns.InvoiceNo),
    sku: read('StockCode', columns.StockCode),
    description: read('Description', columns.Description),
    quantity: read('Quantity', columns.Quantity),
    at: read('InvoiceDate', columns.InvoiceDate),
    pence: read('UnitPrice', columns.UnitPrice),
    customer: read('CustomerID', columns.CustomerID),
    country: read('Country', columns.Country),
    line,
  };
}

type Parsed<Value> = { value: Value } | { fault: string };

const mostRemembered = 5_000;

/**
 * A schema that keeps what it made of the text before (an invoice's lines repeat its number, date
 * and customer) and of the first few thousand texts (a shop repeats its products). Asking zod once
 * for each halves the time of reading. What is kept stays: replacing it would be garbage that lives
 * long enough to make the heap grow with the file.
 */
function remembered<Value>(schema: z.core.$ZodType<Value>): (text: string) => Parsed<Value> {
  const known = new Map<string, Parsed<Value>>();
  let last: { text: string; parsed: Parsed<Value> } | undefined;
  const ask = (text: string): Parsed<Value> => {
    const { data, error } = z.safeParse(schema, text);
    const parsed = error ? { fault: error.issues[0]?.message ?? 'is not valid' } : { value: data };
    if (known.size < mostRemembered) known.set(text, parsed);
    return parsed;
  };
  return (text) => {
    if (last?.text !== text) last = { text, parsed: known.get(text) ?? ask(text) };
    return last.parsed;
  };
}
