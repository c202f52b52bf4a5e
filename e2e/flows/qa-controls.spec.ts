import { expect, type Page } from '@playwright/test';
import { qaCall } from '#e2e/fixtures/qa/qa-call.ts';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { qaBarrier, qaControls, qaOrders } from '#server/contracts/qa.ts';

const tLight = 'RED HANGING HEART T-LIGHT HOLDER';

const placeInPage = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: /search/i }).fill(tLight);
  await page.getByRole('button', { name: `Add ${tLight} to cart` }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
};

test('orders from the factory are on the screens once the barrier has let them by', {
  tag: '@once',
}, async ({ asCustomer }) => {
  const { page, context, id: customerId } = asCustomer;
  const make = { customerId, count: 12, status: 'delivered' };
  const { position, orders } = await qaCall(context.request, 'orders', make, qaOrders);
  const answer = await context.request.get(`/api/qa/barrier?position=${position}`);
  expect(qaBarrier.parse(await answer.json()).position).toBeGreaterThanOrEqual(position);
  await page.goto('/orders');
  const rows = page.locator('[data-order-id]:visible');
  await expect(rows).toHaveCount(12);
  for (const { orderId } of orders) {
    await expect(page.locator(`[data-order-id="${orderId}"]:visible`)).toHaveAttribute(
      'data-status',
      'delivered',
    );
  }
});

// Of one that is in the log the page may learn by the next frame, and then it sends no other.
for (const [failure, times] of [
  ['failBefore', 2],
  ['failAfter', 1],
] as const) {
  test(`an order whose command meets ${failure} is there once in the end`, {
    tag: '@once',
  }, async ({ asCustomer }) => {
    const { page, context, id: userId } = asCustomer;
    const wanted = { [failure]: times, userId };
    const set = await qaCall(context.request, 'commands', wanted, qaControls);
    expect(set.commands[failure]).toBe(times);
    await placeInPage(page);
    const order = page.locator('[data-order-id]:visible');
    await expect(order).toHaveAttribute('data-pending', 'false');
    await page.goto('/orders');
    await expect(order).toHaveCount(1);
    const left = await qaCall(context.request, 'commands', { userId }, qaControls);
    expect(left.commands[failure]).toBe(0);
  });
}

test('a page whose sockets are cut, and whose frames come twice, late and in any order, follows', {
  tag: '@once',
}, async ({ asCustomer, asAdmin }) => {
  const { page, context, id: userId } = asCustomer;
  const product = await findProduct(context.request, tLight);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await qaCall(context.request, 'realtime', { userId, duplicateRate: 1, delayMs: 400 }, qaControls);
  await page.goto(`/orders/${orderId}`);
  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await qaCall(context.request, 'realtime', { userId, disconnectAll: true }, qaControls);
  const shop = asAdmin.context.request;
  await commandOrder(shop, orderId, 'ship', { trackingNumber: 'RM123456785GB' });
  await expect(order).toHaveAttribute('data-status', 'shipped');
  await commandOrder(shop, orderId, 'deliver', {});
  await expect(order).toHaveAttribute('data-status', 'delivered');
});
