import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { placeOrder } from '#server/commands/place-order.ts';
import { placeOrderBody } from '#server/contracts/order-commands.ts';
import type { Span } from '#server/runtime/create-tracing.ts';
import { commandRoute } from './command-route.ts';
import { call, listProductsInLog, signedInAs, type TestWeb, testWeb } from './testing/test-web.ts';

let shop: TestWeb;
let send: (run: typeof placeOrder, headers?: Record<string, string>) => ReturnType<typeof call>;
const spans: Span[] = [];
beforeAll(async () => {
  shop = await testWeb();
  Object.assign(shop.web, { tracing: { record: (span: Span) => spans.push(span) } });
  const { cookie } = await signedInAs(shop, 'customer');
  const [productId] = await listProductsInLog(shop.web, 1);
  const body = { items: [{ productId, quantity: 1 }] };
  const needs = { action: 'place-order' } as const;
  send = (run, headers = {}) =>
    call(commandRoute({ type: 'CreateOrder', needs, body: placeOrderBody, run }), '/api/orders', {
      body,
      cookie,
      headers,
    });
});
afterAll(() => shop.drop());

/** How many commands were measured, by outcome. */
const measured = async () => {
  const { values } = await shop.web.metrics.commandDuration.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'));
  return Object.fromEntries(counts.map(({ labels, value }) => [labels.outcome, value]));
};

test('a command that fails is measured as one that failed, those that took longest above all', async () => {
  const away = () => Promise.reject(Object.assign(new Error('Away'), { code: 'unavailable' }));
  expect(await send(away)).toMatchObject({ status: 503 });
  expect(await measured()).toEqual({ accepted: 0, failed: 1 });
  expect(spans.at(-1)).toMatchObject({ attributes: { outcome: 'failed' } });
});

test('a command is told under the ids that its events keep, in its line and in its span', async () => {
  const debug = vi.spyOn(shop.web.log, 'debug');
  const [commandId, requestId] = [uuidv7(), uuidv7()];
  const headers = { 'idempotency-key': commandId, 'x-request-id': requestId };
  const { json, status } = await send(placeOrder, headers);
  expect(status).toBe(202);
  const { orderId, position } = json;
  const facts = { commandId, correlationId: requestId, outcome: 'accepted', orderId, position };
  expect(debug).toHaveBeenCalledWith(expect.objectContaining(facts), 'command');
  expect(spans.at(-1)).toMatchObject({
    name: 'command CreateOrder',
    commandId,
    attributes: { outcome: 'accepted', 'evenkeel.correlation_id': requestId, position },
  });
  const [event] = await shop.web.commands.eventStore.readLog(position - 1, 1);
  expect(event).toMatchObject({ commandId, metadata: { correlationId: requestId } });
});
