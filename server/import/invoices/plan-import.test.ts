import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../file/invoice-line.ts';
import { type Case, planImport } from './plan-import.ts';
import { stageLines } from './stage-lines.ts';
import { stagedInvoices } from './staged-invoices.ts';
import { openStaging } from './staging.ts';

const base: InvoiceLine = {
  invoice: '1',
  sku: 'A',
  description: 'LAMP',
  quantity: 2,
  at: '2010-12-01 08:00:00',
  pence: 150,
  customer: '7',
  country: 'France',
  line: 2,
};

async function* inBlocks(lines: InvoiceLine[]) {
  yield lines;
}

/** Report, catalogue, customers, matches and invoices (in order) of these lines. */
const plan = async (lines: Partial<InvoiceLine>[]) => {
  const staging = openStaging();
  try {
    const whole = lines.map((line, index) => ({ ...base, line: index + 2, ...line }));
    await stageLines(staging, 'orders.csv', inBlocks(whole));
    const cases: Case[] = [];
    const report = planImport(staging, (found) => cases.push(found));
    const all = (table: string) => staging.prepare(`select * from ${table} order by 1`).all();
    return {
      report,
      cases,
      products: all('product').map(({ sku, name, pence }) => ({ sku, name, pence })),
      customers: all('customer').map(({ number, country }) => ({ number, country })),
      cancelled: all('cancelled').map(({ cancellation, invoice }) => ({ cancellation, invoice })),
      numbers: [...stagedInvoices(staging)].map(({ number }) => number),
    };
  } finally {
    staging.close();
  }
};

const day = (date: number) => ({ at: `2010-12-0${date} 08:00:00` });

describe('the rules of the import', () => {
  it('orders invoices by their earliest line, then by their number as text', async () => {
    const { numbers } = await plan([
      { invoice: '3', ...day(2) },
      { invoice: 'C2', ...day(1) },
      { invoice: '10', ...day(1) },
      { invoice: '2', ...day(3) },
      { invoice: '2', at: '2010-12-01 07:59:00' },
    ]);
    expect(numbers).toEqual(['2', '10', 'C2', '3']);
  });

  it('rejects lines without a positive quantity and price, and calls what is left empty', async () => {
    const { report, cases } = await plan([
      { quantity: 0 },
      { quantity: -1 },
      { pence: 0 },
      { pence: -5 },
      { invoice: '2' },
      { invoice: '2', quantity: -3 },
    ]);
    expect(report).toMatchObject({ invoices: 2, orders: 1, rejectedLines: 5, emptyInvoices: 1 });
    expect(cases.filter(({ line }) => line !== undefined).map(({ line }) => line)).toHaveLength(5);
    expect(cases).toContainEqual({ invoice: '1', what: 'no line left' });
  });

  it('merges one product at one price, and keeps its other prices apart', async () => {
    const { report } = await plan([{}, { quantity: 3 }, { pence: 149 }, { sku: 'B' }]);
    expect(report).toMatchObject({
      lines: 3,
      totalPence: 5 * 150 + 2 * 149 + 2 * 150,
      products: 2,
    });
  });

  it('leaves other numbers alone', async () => {
    const { report, products } = await plan(
      ['A1', 'c1', 'C', '1C', 'C1X', '１'].map((invoice) => ({ invoice })),
    );
    expect(report).toMatchObject({ invoices: 6, otherInvoices: 6, orders: 0, rejectedLines: 0 });
    expect(products).toEqual([]);
  });

  it('takes a product’s first description that is not empty and its latest price, of sales', async () => {
    const { products } = await plan([
      { invoice: '3', ...day(3), description: 'lamp, red', pence: 170 },
      { invoice: '1', ...day(1), description: null, pence: 140 },
      { invoice: '2', ...day(2), description: 'LAMP', pence: 160 },
      { invoice: '4', ...day(4), description: 'damaged?', quantity: -1, pence: 10 },
      { invoice: 'C5', ...day(5), description: 'returned', quantity: -1, pence: 20 },
      { invoice: '6', ...day(6), sku: 'B', description: null },
    ]);
    expect(products).toEqual([
      { sku: 'A', name: 'LAMP', pence: 170 },
      { sku: 'B', name: null, pence: 150 },
    ]);
  });

  it('counts only customers with an order, with the country of their first', async () => {
    const { report, customers } = await plan([
      { invoice: '2', ...day(2), country: 'Spain' },
      { invoice: '1', ...day(1) },
      { invoice: '3', customer: null },
      { invoice: 'C4', customer: '8', quantity: -1 },
    ]);
    expect(report).toMatchObject({ customers: 1, guestOrders: 1, orders: 3 });
    expect(customers).toEqual([{ number: '7', country: 'France' }]);
  });

  describe('a cancellation', () => {
    const cancels = { quantity: -2, ...day(9) };

    it('takes the latest earlier open order of the same lines, each order once', async () => {
      const { report, cancelled } = await plan([
        { invoice: '1', ...day(1) },
        { invoice: '2', ...day(2) },
        { invoice: 'C3', ...cancels },
        { invoice: 'C4', ...cancels },
        { invoice: 'C5', ...cancels },
      ]);
      expect(cancelled).toEqual([
        { cancellation: 'C3', invoice: '2' },
        { cancellation: 'C4', invoice: '1' },
      ]);
      expect(report).toMatchObject({ cancelledOrders: 2, unmatchedCancellations: 1 });
    });

    it('matches whatever the order and the split of its lines', async () => {
      const { cancelled } = await plan([
        { sku: 'A', quantity: 3 },
        { sku: 'B', quantity: 1 },
        { invoice: 'C2', ...day(2), sku: 'B', quantity: -1 },
        { invoice: 'C2', ...day(2), sku: 'A', quantity: -1 },
        { invoice: 'C2', ...day(2), sku: 'A', quantity: -2 },
      ]);
      expect(cancelled).toEqual([{ cancellation: 'C2', invoice: '1' }]);
    });

    it.each<[string, Partial<InvoiceLine>]>([
      ['of another customer', { customer: '8' }],
      ['of nobody', { customer: null }],
      ['of fewer pieces', { quantity: -1 }],
      ['at another price', { pence: 149 }],
      ['of another product', { sku: 'B' }],
      ['before the order', { at: '2010-11-30 08:00:00' }],
    ])('%s is reported as unmatched', async (_case, change) => {
      const { report, cases } = await plan([{}, { invoice: 'C2', ...cancels, ...change }]);
      expect(report).toMatchObject({ cancelledOrders: 0, unmatchedCancellations: 1 });
      expect(cases.map(({ invoice }) => invoice)).toEqual(['C2']);
    });

    it('of a guest never matches a guest’s order', async () => {
      const { report } = await plan([
        { customer: null },
        { invoice: 'C2', ...cancels, customer: null },
      ]);
      expect(report.unmatchedCancellations).toBe(1);
    });
  });

  it('refuses an invoice whose total cannot be exact, naming its line', async () => {
    const huge = { quantity: 9_999_999, pence: 999_999_999 };
    await expect(plan([{}, { invoice: '2', ...huge }])).rejects.toThrow(/line 3, column UnitPrice/);
  });

  it('refuses an invoice of more lines than an order can have', async () => {
    await expect(plan(Array.from({ length: 1_801 }, () => ({})))).rejects.toThrow(/1800 lines/);
  });
});

const someLine = fc.record({
  invoice: fc.constantFrom('1', '2', '3', '10', 'C4', 'C5', 'A6'),
  sku: fc.constantFrom('A', 'B'),
  description: fc.constantFrom(null, 'LAMP', 'lamp'),
  quantity: fc.integer({ min: -2, max: 2 }),
  at: fc.constantFrom('2010-12-01 08:00:00', '2010-12-01 08:01:00', '2010-12-02 08:00:00'),
  pence: fc.integer({ min: 0, max: 2 }),
});

describe('whatever is in the file', () => {
  it('every order of its lines gives the same plan', async () => {
    const shuffled = fc
      .array(someLine, { minLength: 1, maxLength: 25 })
      .chain((lines) =>
        fc.tuple(
          fc.constant(lines),
          fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([lines, others]) => {
        const { cases: _a, ...one } = await plan(lines);
        const { cases: _b, ...other } = await plan(others);
        expect(other).toEqual(one);
      }),
    );
  });

  it('every invoice is counted in one way, and every sale’s pieces and pence are in an order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someLine, { minLength: 1, maxLength: 25 }), async (lines) => {
        const { report } = await plan(lines);
        const { orders, emptyInvoices, otherInvoices, cancelledOrders } = report;
        expect(
          orders + emptyInvoices + otherInvoices + cancelledOrders + report.unmatchedCancellations,
        ).toBe(report.invoices);
        const sales = lines.filter(
          ({ invoice, quantity, pence }) => /^\d/.test(invoice) && quantity > 0 && pence > 0,
        );
        expect(report.totalPence).toBe(sales.reduce((sum, s) => sum + s.quantity * s.pence, 0));
        const keys = sales.map(({ invoice, sku, pence }) => `${invoice} ${sku} ${pence}`);
        expect(report.lines).toBe(new Set(keys).size);
      }),
    );
  });
});
