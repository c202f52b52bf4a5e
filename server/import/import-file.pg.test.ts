import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { readInvoiceLines } from './file/read-invoice-lines.ts';
import { importFile } from './import-file.ts';
import { orderIdOf, productIdOf } from './writing/ids.ts';

const sample = new URL('../../db/seed/online-retail-sample.csv.gz', import.meta.url).pathname;
const figures = {
  invoices: 1088,
  orders: 834,
  lines: 21_453,
  totalPence: 43_885_265,
  customers: 573,
  guestOrders: 58,
  products: 2435,
  rejectedLines: 178,
  emptyInvoices: 118,
  otherInvoices: 0,
  cancelledOrders: 2,
  unmatchedCancellations: 134,
};

/** The import as the command role would run it, and all that it wrote, without times and ids. */
const open = async () => {
  const database = await testDatabase();
  const commandDb = createWriteDb(database.urls.command, { max: 4, application: 'import test' });
  const deps = {
    eventStore: createEventStore(commandDb),
    personalData: createPersonalData(commandDb),
  };
  const close = async () => {
    await commandDb.destroy();
    await database.drop();
  };
  return { database, deps, close };
};

const contents = async ({ deps }: Awaited<ReturnType<typeof open>>) => {
  const stored = await deps.personalData.open(await deps.eventStore.readLog(0, 100_000));
  return stored.map(
    ({ position, streamType, streamId, version, type, data, metadata, commandId }) => {
      const { correlationId: _ofTheRun, ...about } = metadata;
      return { position, streamType, streamId, version, type, data, about, commandId };
    },
  );
};
type Shop = Awaited<ReturnType<typeof open>>;

const orders = (database: TestDatabase) =>
  database.writeDb
    .selectFrom('write.events')
    .select(['position', 'data', 'metadata'])
    .where('type', '=', 'OrderCreated')
    .orderBy('position')
    .execute();

describe('the import of the sample', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await open();
  });
  afterAll(() => shop.close());

  it('gives exactly the published figures', async () => {
    const report = await importFile(shop.deps, sample);
    expect(report).toEqual({ ...figures, newOrders: 834, newCancellations: 2 });
  });

  it('numbers the orders in the order of their invoices, as of the invoices’ own time', async () => {
    const placed = await orders(shop.database);
    expect(placed[0]?.metadata.occurredAt).toBe('2010-12-01T08:26:00.000Z');
    const times = placed.map(({ metadata }) => String(metadata.occurredAt));
    expect(times).toEqual([...times].sort());
    const ids = placed.map(({ data }) => data.orderId);
    const inTheLog = new Set(ids);
    const expected = (await sortedInvoices()).map(orderIdOf).filter((id) => inTheLog.has(id));
    expect(ids).toEqual(expected);
    expect(ids.length).toBe(834);
  });

  it('writes what the figures say: totals, guests, customers with sealed names, products', async () => {
    const placed = await orders(shop.database);
    const total = placed.reduce((sum, { data }) => sum + Number(data.total), 0);
    expect(total).toBe(figures.totalPence);
    expect(placed.filter(({ data }) => data.customer === null).length).toBe(58);
    const log = await contents(shop);
    const count = (type: string) => log.filter((event) => event.type === type).length;
    expect(count('CustomerRegistered')).toBe(573);
    expect(count('ProductListed')).toBe(2435);
    expect(count('OrderCancelled')).toBe(2);
    expect(log.find(({ type }) => type === 'OrderCreated')?.data).toMatchObject({
      orderId: orderIdOf('536365'),
      customer: { name: 'Customer 17850', email: '17850@customers.invalid' },
      country: 'United Kingdom',
      total: 13_912,
    });
    const raw = await shop.database.writeDb
      .selectFrom('write.events')
      .select(({ fn }) => fn.countAll().as('leaks'))
      .where(({ eb, cast, ref }) =>
        eb(cast<string>(ref('data'), 'text'), 'like', '%customers.invalid%'),
      )
      .executeTakeFirst();
    expect(Number(raw?.leaks)).toBe(0);
  });

  it('writes nothing when it is repeated', async () => {
    const head = await shop.deps.eventStore.head();
    const report = await importFile(shop.deps, sample);
    expect(report).toEqual({ ...figures, newOrders: 0, newCancellations: 0 });
    expect(await shop.deps.eventStore.head()).toEqual(head);
  });

  it('ends the same when it was killed on the way and run again', async () => {
    const straight = await contents(shop);
    const resumed = await open();
    try {
      for (const survived of [700, 2_600]) await dieAfter(resumed, survived);
      const report = await importFile(resumed.deps, sample);
      expect(report.newOrders).toBeLessThan(834);
      expect({ ...report, newOrders: 0, newCancellations: 0 }).toEqual({
        ...figures,
        newOrders: 0,
        newCancellations: 0,
      });
      expect(await contents(resumed)).toEqual(straight);
    } finally {
      await resumed.close();
    }
  });
});

/** The sample's invoice numbers by their earliest line's time, then as text. */
const sortedInvoices = async (): Promise<string[]> => {
  const begun = new Map<string, string>();
  for await (const lines of readInvoiceLines(sample)) {
    for (const { invoice, at } of lines) {
      const before = begun.get(invoice);
      if (before === undefined || at < before) begun.set(invoice, at);
    }
  }
  return [...begun]
    .map(([number, at]) => `${at} ${number}`)
    .sort()
    .map((key) => key.slice(20));
};

/** Runs the import until about this many appends have been made, after which every one fails. */
const dieAfter = async ({ deps }: Shop, appends: number) => {
  let made = 0;
  const append: typeof deps.eventStore.append = (wanted) =>
    ++made > appends ? Promise.reject(new Error('killed')) : deps.eventStore.append(wanted);
  const run = importFile({ ...deps, eventStore: { ...deps.eventStore, append } }, sample);
  await expect(run).rejects.toThrow('killed');
};

describe('files of any content', () => {
  const header =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  let shop: Shop;
  let folder: string;
  beforeEach(async () => {
    shop = await open();
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-import-'));
  });
  afterEach(async () => {
    await shop.close();
    await rm(folder, { recursive: true });
  });

  const run = async (...lines: string[]) => {
    const path = join(folder, 'orders.csv');
    await writeFile(path, `${[header, ...lines].join('\n')}\n`);
    return importFile(shop.deps, path);
  };
  const first = '1,A,,2,2010-12-01 08:00:00,1.50,7,France';
  const second = '2,A,LAMP,1,2010-12-02 08:00:00,1.70,,France';

  it('a broken file writes nothing, keeps what was there, and continues once repaired', async () => {
    await run(first);
    const before = await contents(shop);
    await expect(run(first, second.replace('1.70', 'x'))).rejects.toThrow(
      /line 3, column UnitPrice/,
    );
    expect(await contents(shop)).toEqual(before);
    expect(await run(first, second)).toMatchObject({ orders: 2, newOrders: 1, guestOrders: 1 });
    expect((await contents(shop)).slice(0, before.length)).toEqual(before);
  });

  it('an invoice of two customers is refused before anything is written', async () => {
    await expect(run(first, first.replace(',7,', ',8,'))).rejects.toThrow(
      /line 3, column CustomerID/,
    );
    expect((await shop.deps.eventStore.head()).position).toBe(0);
  });

  it('a later file names and reprices the catalogue; the earlier one run again does not undo it', async () => {
    await run(first);
    await run(second);
    const changes = (await contents(shop)).filter(({ streamId }) => streamId === productIdOf('A'));
    expect(changes.map(({ type, data }) => [type, data.name, data.price])).toEqual([
      ['ProductListed', 'A', 150],
      ['ProductRenamed', 'LAMP', undefined],
      ['ProductRepriced', undefined, 170],
    ]);
    const { position } = await shop.deps.eventStore.head();
    await run(first);
    expect((await shop.deps.eventStore.head()).position).toBe(position);
  });

  it('a cancellation cancels in its own time, with a note naming its invoice', async () => {
    const report = await run(first, 'C3,A,,-2,2010-12-03 09:00:00,1.50,7,France');
    expect(report).toMatchObject({ cancelledOrders: 1, newCancellations: 1 });
    expect((await contents(shop)).at(-1)).toMatchObject({
      type: 'OrderCancelled',
      data: { orderId: orderIdOf('1'), reason: 'other', note: 'Cancelled by invoice C3.' },
      about: { occurredAt: '2010-12-03T09:00:00.000Z', actor: { id: 'import', role: 'system' } },
    });
  });

  it('two imports of one file at the same time write each order once', async () => {
    const path = sample;
    const reports = await Promise.all([importFile(shop.deps, path), importFile(shop.deps, path)]);
    expect(reports.reduce((sum, { newOrders }) => sum + newOrders, 0)).toBe(834);
    expect((await orders(shop.database)).length).toBe(834);
  });
});
