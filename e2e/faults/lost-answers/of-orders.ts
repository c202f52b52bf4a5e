import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { POST as ship } from '#app/api/orders/[id]/ship/route.ts';
import type { Role } from '#server/contracts/roles.ts';
import { call, signedInAs } from '#server/http/testing/test-web.ts';
import { type Asked, count, type LostAnswer, type Shop } from './lost-answer.ts';

const shipped = { trackingNumber: 'TN 1' };

/** A command to a customer's order, by its customer or by somebody of another role. */
const command =
  (role: Role, body: object, { isShipped = false } = {}) =>
  async (shop: Shop): Promise<Asked> => {
    const { eventStore } = shop.test.web.commands;
    const { cookie, viewer } = await signedInAs(shop.test, role);
    const customer =
      role === 'customer' ? viewer : (await signedInAs(shop.test, 'customer')).viewer;
    const { orderId } = await shop.place(customer);
    const order = { cookie, params: { id: orderId } };
    if (isShipped) await call(ship, '/', { ...order, body: shipped });
    const version = async () => (await eventStore.readStream('order', orderId)).length;
    const seen = await version();
    const headers = { 'idempotency-key': uuidv7(), 'if-match': `"${seen}"` };
    return {
      call: { ...order, body, headers },
      times: async () => (await version()) - seen,
      isTrue: ({ json }) => expect(json).toMatchObject({ orderId, version: seen + 1 }),
    };
  };

export const ofOrders: Record<string, LostAnswer> = {
  'POST /api/orders': {
    first: 202,
    ask: async ({ test, productId }) => {
      const { cookie } = await signedInAs(test, 'customer');
      const orderId = uuidv7();
      const body = { orderId, items: [{ productId, quantity: 1 }] };
      const { eventStore } = test.web.commands;
      return {
        call: { cookie, body, headers: { 'idempotency-key': uuidv7() } },
        times: async () => (await eventStore.readStream('order', orderId)).length,
        isTrue: ({ json }) => expect(json).toMatchObject({ orderId, version: 1 }),
      };
    },
  },
  'POST /api/orders/{id}/cancel': { first: 202, ask: command('customer', { reason: 'too-slow' }) },
  'POST /api/orders/{id}/ship': { first: 202, ask: command('admin', shipped) },
  'POST /api/orders/{id}/deliver': { first: 202, ask: command('admin', {}, { isShipped: true }) },
  'POST /api/orders/{id}/notes': {
    first: 202,
    ask: command('customer', { text: 'Please ring.', visibility: 'customer' }),
  },
  'POST /api/admin/orders/export.csv': {
    first: 200,
    twice: 'it is on record how often the file was asked for',
    ask: async (shop) => {
      const { cookie, viewer } = await signedInAs(shop.test, 'admin');
      const { orderId, position } = await shop.place(viewer);
      const headers = { 'min-position': `${position}`, prefer: 'wait=20' };
      return {
        call: { cookie, headers, body: { ids: [orderId] } },
        times: () =>
          count(shop, sql`auth.security_log where kind = 'exported' and actor_id = ${viewer.id}`),
        isTrue: ({ text }) => expect(text).toContain(orderId),
      };
    },
  },
};
