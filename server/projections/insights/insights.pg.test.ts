import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReadDb } from '#db/client.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { EventStore, JsonObject } from '#server/event-store/event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { rebuildProjection } from '../rebuild/rebuild-projection.ts';
import { catchUp } from '../testing/catch-up.ts';
import { readViews } from '../testing/views.ts';
import { insightsProjection } from './insights-projection.ts';

const products = ['a', 'b', 'c'].map((letter) => ({
  productId: `10000000-0000-7000-8000-00000000000${letter}`,
  productName: `Product ${letter}`,
}));

type Placed = { day: number; currency: string; lines: [number, number, number][] };
type Step = Placed & { cancel: { after: number; day: number; reason: string } | undefined };

const steps = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 40 }),
    currency: fc.constantFrom('GBP', 'JPY', 'KWD'),
    lines: fc.array(
      fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 900 })),
      { minLength: 1, maxLength: 4 },
    ),
    cancel: fc.option(
      fc.record({
        after: fc.nat(5),
        day: fc.integer({ min: 0, max: 40 }),
        reason: fc.constantFrom('fraud', 'too-slow', 'changed-mind'),
      }),
      { nil: undefined },
    ),
  }),
  { minLength: 1, maxLength: 25 },
);

const at = (day: number) => new Date(Date.UTC(2010, 10, 20 + day, 23, 59, 59)).toISOString();

type Fact = { at: string; sign: 1 | -1; step: Placed; reason?: string };

/** Writes the orders, cancellations in between as they fall; answers what happened, in order. */
async function write(eventStore: EventStore, history: readonly Step[]): Promise<Fact[]> {
  const append = (orderId: string, version: number, type: string, data: JsonObject, when: string) =>
    eventStore.append({
      actorId: 'test',
      commandId: randomUUID(),
      bodyHash: '',
      streamType: 'order',
      streamId: orderId,
      expectedVersion: version,
      events: [{ type, schemaVersion: 1, data: { orderId, ...data } }],
      metadata: { actor: { id: 'test', role: 'admin' }, correlationId: '', occurredAt: when },
    });
  const facts: Fact[] = [];
  const waiting: { at: number; run: () => Promise<void> }[] = [];
  for (const [index, step] of history.entries()) {
    const orderId = randomUUID();
    const items = step.lines.map(([product, quantity, price]) => ({
      productId: products[product]?.productId ?? '',
      productName: products[product]?.productName ?? '',
      quantity,
      price,
    }));
    const total = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    const { currency, cancel } = step;
    const created = { customer: null, country: null, items, total, currency, note: null };
    await append(orderId, 0, 'OrderCreated', created, at(step.day));
    facts.push({ at: at(step.day), sign: 1, step });
    if (cancel !== undefined) {
      const { reason } = cancel;
      const run = async () => {
        const data = { customerId: null, reason, note: null };
        await append(orderId, 1, 'OrderCancelled', data, at(cancel.day));
        facts.push({ at: at(cancel.day), sign: -1, step, reason });
      };
      waiting.push({ at: index + cancel.after, run });
    }
    for (const one of waiting.filter((later) => later.at === index)) await one.run();
  }
  for (const one of waiting.filter((later) => later.at >= history.length)) await one.run();
  return facts;
}

/** The same figures by adding up the history itself, without anything of the projection. */
function addUp(facts: readonly Fact[]) {
  const sums = new Map<string, number>();
  const add = (key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);
  for (const { at: when, sign, step, reason } of facts) {
    const day = when.slice(0, 10);
    const worth = step.lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0);
    add(`${day} ${step.currency} ${sign === 1 ? 'orders' : 'cancellations'}`, 1);
    add(`${day} ${step.currency} ${sign === 1 ? 'revenue' : 'cancelled_revenue'}`, worth);
    if (reason !== undefined) add(`${day} ${reason}`, 1);
    for (const [product, quantity, price] of step.lines) {
      for (const period of [day, day.slice(0, 7)]) {
        const key = `${period} ${step.currency} ${products[product]?.productId}`;
        add(`${key} quantity`, sign * quantity);
        add(`${key} revenue`, sign * quantity * price);
      }
    }
  }
  return sorted(sums);
}

const sorted = (sums: Map<string, number>) =>
  [...sums].filter(([, sum]) => sum !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What the views hold, in the same words. */
function told(views: Record<string, string[]>) {
  const sums = new Map<string, number>();
  const rows = (table: string) => (views[table] ?? []).map((row) => JSON.parse(row));
  for (const row of rows('daily_sales')) {
    for (const name of ['orders', 'revenue', 'cancellations', 'cancelled_revenue']) {
      sums.set(`${row.day} ${row.currency} ${name}`, row[name]);
    }
  }
  for (const row of rows('product_sales')) {
    const key = `${row.period} ${row.currency} ${row.product_id}`;
    sums.set(`${key} quantity`, row.quantity);
    sums.set(`${key} revenue`, row.revenue);
  }
  for (const row of rows('cancel_reasons')) sums.set(`${row.day} ${row.reason}`, row.count);
  return sorted(sums);
}

test('insights are the sum of the log, whatever happened in whatever batches, and after a rebuild too', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 9 }), async (history, limit) => {
      const database = await testDatabase();
      const options = { max: 2, application: 'insights test' };
      const readDb = createReadDb(database.urls.projector, options);
      try {
        const eventStore = createEventStore(database.writeDb);
        const personalData = createPersonalData(database.writeDb);
        const deps = { readDb, eventStore, personalData, worker: 'test' };
        const facts = await write(eventStore, history);
        await catchUp(insightsProjection, deps, limit);
        const live = await readViews(readDb, insightsProjection);
        expect(told(live)).toEqual(addUp(facts));
        await rebuildProjection(insightsProjection, deps);
        expect(await readViews(readDb, insightsProjection)).toEqual(live);
      } finally {
        await readDb.destroy();
        await database.drop();
      }
    }),
    { numRuns: 12 },
  );
});
