import { expect } from '@playwright/test';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('what others do is pushed: an open page shows it without asking', { tag: '@once' }, async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  const pushed: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void pushed.push(payload.toString()));
  });
  await page.goto(`/orders/${orderId}`);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await expect.poll(() => pushed.some((frame) => frame.startsWith('42["hello"'))).toBe(true);
  // An answer that comes after the change would show it too.
  await page.route(/\/api\/(changes|orders)/, () => {});
  const { request } = asAdmin.context;
  await commandOrder(request, orderId, 'ship', { trackingNumber: 'PUSH1' });
  await expect(order).toHaveAttribute('data-status', 'shipped');
  expect(pushed.some((frame) => frame.includes(orderId) && frame.includes('PUSH1'))).toBe(true);
});
