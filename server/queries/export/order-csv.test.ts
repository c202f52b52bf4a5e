import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import { csvHeader, csvLines } from './order-csv.ts';

const row = (text: string): TravellingRow => ({
  id: '019ab000-0000-7000-8000-000000000001',
  number: 7,
  customer_id: null,
  customer_name: text,
  customer_email: null,
  country: text,
  items: [{ productId: 'p', productName: text, quantity: 2, price: 1 }],
  total: 1050,
  currency: 'GBP',
  status: 'shipped',
  created_at: '2026-01-01T00:00:00.000Z',
  cancelled_at: null,
  cancellation_reason: null,
  shipped_at: '2026-01-02T00:00:00.000Z',
  tracking_number: text,
  carrier: null,
  delivered_at: null,
  version: 2,
  position: 9,
  command_ids: [],
  stale_since: null,
});

it('S14 · whatever is in the fields, a reader of CSV gets them back, one row an order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (texts) => {
      const file = csvHeader + csvLines(texts.map(row));
      const read: Record<string, string>[] = parse(file, {
        columns: true,
        record_delimiter: '\r\n',
      });
      expect(read).toHaveLength(texts.length);
      for (const [index, text] of texts.entries()) {
        const name = read[index]?.customerName ?? '';
        expect([text, `'${text}`]).toContain(name);
        expect(name).not.toMatch(/^[=+\-@\t\r\n]/);
      }
    }),
  );
});

it.each([
  ['GBP', 1050, '10.50'],
  ['GBP', 5, '0.05'],
  ['JPY', 1050, '1050'],
  ['KWD', 1050, '1.050'],
  ['GBP', 9_007_199_254_740_991, '90071992547409.91'],
])('an amount of %s %i is written %s, and its minor units beside it', (currency, total, text) => {
  const [read]: Record<string, string>[] = parse(
    csvHeader + csvLines([{ ...row(''), currency, total }]),
    { columns: true },
  );
  expect(read).toMatchObject({ total: text, currency, totalMinorUnits: String(total) });
});
