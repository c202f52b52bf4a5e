import { csvField } from '#server/contracts/csv-field.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';

/** A column: its name, and the text of it in a row; null is an empty field. */
type Column = [name: string, text: (row: TravellingRow) => string | number | null];

const columns: Column[] = [
  ['number', ({ number }) => number],
  ['id', ({ id }) => id],
  ['status', ({ status }) => status],
  ['createdAt', (row) => row.created_at],
  ['customerId', (row) => row.customer_id],
  ['customerName', (row) => row.customer_name],
  ['customerEmail', (row) => row.customer_email],
  ['country', ({ country }) => country],
  ['items', ({ items }) => items.map((one) => `${one.quantity} × ${one.productName}`).join('; ')],
  ['total', ({ total, currency }) => decimal(total, currency)],
  ['currency', ({ currency }) => currency],
  ['totalMinorUnits', ({ total }) => total],
  ['shippedAt', (row) => row.shipped_at],
  ['carrier', ({ carrier }) => carrier],
  ['trackingNumber', (row) => row.tracking_number],
  ['deliveredAt', (row) => row.delivered_at],
  ['cancelledAt', (row) => row.cancelled_at],
  ['cancellationReason', (row) => row.cancellation_reason],
  ['version', ({ version }) => version],
];

/** The first line of the file. */
export const csvHeader = `${columns.map(([name]) => name).join(',')}\r\n`;

/** Orders as lines of CSV (RFC 4180). */
export const csvLines = (rows: readonly TravellingRow[]): string =>
  rows.map((row) => `${columns.map(([, text]) => csvField(text(row))).join(',')}\r\n`).join('');

const digits = new Map<string, number>();

/** 1050 GBP as `10.50`, exact at any size; amounts are never negative. */
function decimal(minorUnits: number, currency: string): string {
  const known =
    digits.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ??
    0;
  digits.set(currency, known);
  if (known === 0) return String(minorUnits);
  const text = String(minorUnits).padStart(known + 1, '0');
  return `${text.slice(0, -known)}.${text.slice(-known)}`;
}
