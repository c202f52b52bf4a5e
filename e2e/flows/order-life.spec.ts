import { expect } from '@playwright/test';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const tLight = 'RED HANGING HEART T-LIGHT HOLDER';

test('a customer finds a product, places an order and sees it at once', async ({ asCustomer }) => {
  const { page } = asCustomer;
  await page.goto('/');
  await page.getByRole('searchbox', { name: /search/i }).fill(tLight);
  await page.getByRole('button', { name: `Add ${tLight} to cart` }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  await page.getByRole('button', { name: 'Place order' }).click();

  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('main')).toContainText(tLight);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Order [\d,]+/);

  await page.goto('/orders');
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(1);
  await expect(page.locator('[data-order-id]:visible')).toHaveAttribute('data-status', 'pending');
});

test("an admin sees a new order arrive, ships it, and the customer's page changes by itself", async ({
  asCustomer,
  asAdmin,
}) => {
  await asAdmin.page.goto('/admin/orders?sort=-number');
  await expect(asAdmin.page.locator('[data-order-id]:visible').first()).toBeVisible();

  const product = await findProduct(asCustomer.context.request, tLight);
  const { orderId } = await placeOrder(asCustomer.context.request, [
    { productId: product.id, quantity: 2 },
  ]);
  const row = asAdmin.page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(row).toHaveAttribute('data-status', 'pending');

  const shopper = asCustomer.page;
  await shopper.goto(`/orders/${orderId}`);
  const order = shopper.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-status', 'pending');

  await asAdmin.page.goto(`/admin/orders/${orderId}`);
  await asAdmin.page.getByRole('button', { name: 'Ship', exact: true }).click();
  await asAdmin.page.getByRole('textbox', { name: /tracking number/i }).fill('RM123456785GB');
  await asAdmin.page.getByRole('dialog').getByRole('button', { name: /^Ship/ }).click();

  await expect(order).toHaveAttribute('data-status', 'shipped');
  await expect(shopper.getByRole('main')).toContainText('RM123456785GB');
});

test('a customer cancels an order with a reason', async ({ asCustomer }) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, tLight);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);

  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('radio', { name: /changed my mind/i }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();

  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(order).toHaveAttribute('data-pending', 'false');
  await page.reload();
  await expect(order).toHaveAttribute('data-status', 'cancelled');
});

test('a cancellation that loses the race with the warehouse is refused in words', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, tLight);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('radio', { name: /changed my mind/i }).check();

  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RACE1' });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();

  await expect(
    page.getByText(/has been shipped, so it can no longer be cancelled/i).first(),
  ).toBeVisible();
  await expect(page.locator(`[data-order-id="${orderId}"]:visible`)).toHaveAttribute(
    'data-status',
    'shipped',
  );
});
