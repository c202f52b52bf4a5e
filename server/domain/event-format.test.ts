import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { customerEvents } from './customers/events.ts';
import { eventFormat, UnreadableEvent } from './event-format.ts';
import { orderEvents } from './orders/events.ts';
import { productEvents } from './products/events.ts';

const orderId = '0198c0de-0000-7000-8000-000000000001';
const productId = '0198c0de-0000-7000-8000-000000000002';
const about = { orderId, customerId: 'c1' };
const place = {
  metadata: { actor: { id: 'c1', role: 'customer' }, correlationId: 'r1' },
  version: 1,
  position: 7,
  commandId: '0198c0de-0000-7000-8000-000000000003',
  at: '2026-11-23T05:00:00.000Z',
};

/**
 * Every shape that was ever stored, as JSON. Never change a line, only add: what is in a log
 * somewhere must be readable for ever.
 */
const corpus = [
  [
    orderEvents,
    'OrderCreated',
    1,
    {
      orderId,
      customer: { id: 'c1', name: 'A', email: 'a@b.c' },
      country: null,
      items: [{ productId, productName: 'Jar', quantity: 1, price: 5 }],
      total: 5,
      currency: 'GBP',
      note: null,
    },
  ],
  [
    orderEvents,
    'OrderCreated',
    1,
    {
      orderId,
      customer: null,
      country: 'France',
      items: [{ productId, productName: 'Jar', quantity: 1, price: 0 }],
      total: 0,
      currency: 'GBP',
      note: 'Hi',
    },
  ],
  [orderEvents, 'OrderCancelled', 1, { ...about, reason: 'changed-mind', note: null }],
  [orderEvents, 'OrderShipped', 1, { ...about, trackingNumber: 'T', carrier: null }],
  [orderEvents, 'OrderDelivered', 1, { orderId, customerId: null }],
  [orderEvents, 'NoteAdded', 1, { ...about, text: 'Hi', visibility: 'internal' }],
  [
    customerEvents,
    'CustomerRegistered',
    1,
    { customerId: 'c1', name: 'A', email: 'a@b.c', country: null },
  ],
  [customerEvents, 'CustomerRenamed', 1, { customerId: 'c1', name: 'B' }],
  [
    productEvents,
    'ProductListed',
    1,
    { productId, sku: 'S', name: 'Jar', price: 5, currency: 'GBP' },
  ],
  [productEvents, 'ProductRenamed', 1, { productId, name: 'Jam jar' }],
  [productEvents, 'ProductRepriced', 1, { productId, price: 6 }],
] as const;

test.each(corpus)(
  'an event once stored can still be read: %#',
  (format, type, schemaVersion, data) => {
    const event = format.read({ type, schemaVersion, data, ...place });
    expect(event).toMatchObject({ type, version: 1, position: 7, actor: place.metadata.actor });
  },
);

test('every type of event has its shape in the corpus', () => {
  const types = [orderEvents, customerEvents, productEvents].flatMap((format) => format.types);
  expect(new Set(corpus.map(([, type]) => type))).toEqual(new Set(types));
});

describe('a changed event', () => {
  const schema = z.object({ pence: z.int(), currency: z.string() });
  const format = eventFormat(
    { Priced: schema },
    {
      Priced: [
        ({ price, ...rest }) => ({ ...rest, pence: Number(price) * 100 }),
        (data) => ({ currency: 'GBP', ...data }),
      ],
    },
  );
  const read = (schemaVersion: number, data: Record<string, unknown>) =>
    format.read({ type: 'Priced', schemaVersion, data, ...place }).data;

  test('is lifted from every older version to the newest', () => {
    expect(read(1, { price: 2 })).toEqual({ pence: 200, currency: 'GBP' });
    expect(read(2, { pence: 3 })).toEqual({ pence: 3, currency: 'GBP' });
    expect(read(3, { pence: 4, currency: 'EUR' })).toEqual({ pence: 4, currency: 'EUR' });
  });

  test('is written in the newest version', () => {
    const event = { type: 'Priced' as const, data: { pence: 1, currency: 'GBP' } };
    expect(format.write(event)).toEqual({ ...event, schemaVersion: 3 });
  });

  test.each([
    ['newer code wrote it', 'Priced', 4, { pence: 1, currency: 'GBP' }],
    ['its type is unknown', 'Weighed', 1, {}],
    ['its type is a property of every object', 'constructor', 1, {}],
    ['its data does not fit', 'Priced', 3, { pence: '1', currency: 'GBP' }],
  ])('is refused by name when %s', (_, type, schemaVersion, data) => {
    expect(() => format.read({ type, schemaVersion, data, ...place })).toThrow(UnreadableEvent);
  });
});

test('imported history happened when it happened, not when it was stored', () => {
  const occurredAt = '2010-12-01T08:26:00.000Z';
  const metadata = { ...place.metadata, occurredAt };
  const data = { productId, price: 6 };
  const stored = { type: 'ProductRepriced', schemaVersion: 1, data, ...place, metadata };
  expect(productEvents.read(stored).at).toBe(occurredAt);
});
