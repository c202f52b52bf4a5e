import { expect } from '@playwright/test';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const lantern = 'WHITE METAL LANTERN';

test('with sockets blocked, an own order settles and a shipment still shows by itself', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asCustomer;
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(`/?q=${encodeURIComponent(lantern)}`);
  await page.getByRole('button', { name: `Add ${lantern} to cart` }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  const order = page.locator('[data-order-id]:visible');
  await expect(order).toHaveAttribute('data-pending', 'false');

  const orderId = (await order.getAttribute('data-order-id')) ?? '';
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RM1GB' });
  await expect(order).toHaveAttribute('data-status', 'shipped');
  await expect(order).toHaveCount(1);
});
