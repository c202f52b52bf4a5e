import { expect, type WebSocketRoute } from '@playwright/test';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('messages lost, doubled and late leave every order as it is in the end, once', async ({
  asCustomer,
  asAdmin,
  makeOrders,
  faults,
}) => {
  const { page } = asCustomer;
  const made = await makeOrders(asCustomer, 'pending', 6);
  await page.goto('/orders');
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(made.length);
  await faults.realtime(asCustomer, { dropRate: 0.4, duplicateRate: 0.4, delayMs: 100 });
  for (const { orderId } of made) {
    await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'SHAKY1' });
  }
  await faults.realtime(asCustomer, { disconnectAll: true });
  for (const { orderId } of made) {
    await expect(orderOn(page, orderId)).toHaveAttribute('data-status', 'shipped');
  }
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(made.length);
});

test('messages out of their order never take an order back', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.routeWebSocket(/socket\.io/, swapNeighbours);
  await page.goto(`/orders/${orderId}`);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'pending');
  const { request } = asAdmin.context;
  await commandOrder(request, orderId, 'notes', { text: 'First', visibility: 'customer' });
  await commandOrder(request, orderId, 'notes', { text: 'Second', visibility: 'customer' });
  await commandOrder(request, orderId, 'ship', { trackingNumber: 'SWAP1' });
  await commandOrder(request, orderId, 'deliver', {});
  await expect(order).toHaveAttribute('data-status', 'delivered');
  await expect(order).toHaveAttribute('data-version', '5');
});

/** Lets each second message of an order overtake the one before it. */
const swapNeighbours = (socket: WebSocketRoute) => {
  const server = socket.connectToServer();
  let waiting: string | Buffer | undefined;
  server.onMessage((message) => {
    const isOrder = typeof message === 'string' && message.startsWith('42["');
    if (isOrder && !message.startsWith('42["hello"') && waiting === undefined) {
      waiting = message;
      return;
    }
    socket.send(message);
    if (waiting !== undefined) socket.send(waiting);
    waiting = undefined;
  });
};
