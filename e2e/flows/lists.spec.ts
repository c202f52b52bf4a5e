import { expect, type Page } from '@playwright/test';
import { openAsleep } from '#e2e/fixtures/open-asleep.ts';
import { cancelInDialog, orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const tab = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Orders by status' }).getByRole('link', { name });

test('the counts in tabs and badge are right before, while and after an order is cancelled', async ({
  asCustomer,
  makeOrders,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const [first] = await makeOrders(asCustomer, 'pending', 2);
  await makeOrder(asCustomer, 'shipped');
  await page.goto('/orders');
  await expect(tab(page, /^All 3$/)).toBeVisible();
  await expect(tab(page, /^Pending 2$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /3 orders on the way/ })).toBeVisible();

  const order = orderOn(page, first?.orderId ?? '');
  await order.getByRole('button', { name: 'Cancel' }).click();
  await cancelInDialog(page);
  await expect(tab(page, /^Pending 1$/)).toBeVisible();
  await expect(tab(page, /^Cancelled 1$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /2 orders on the way/ })).toBeVisible();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(tab(page, /^All 3$/)).toBeVisible();
});

test('an order leaves the tab of its old state, and is in that of its new one', async ({
  asCustomer,
  makeOrders,
}) => {
  const { page } = asCustomer;
  const [first, second] = await makeOrders(asCustomer, 'pending', 2);
  await page.goto('/orders');
  await tab(page, /^Pending/).click();
  await expect(tab(page, /^Pending/)).toHaveAttribute('aria-current', 'page');
  const order = orderOn(page, first?.orderId ?? '');
  await order.getByRole('button', { name: 'Cancel' }).click();
  await cancelInDialog(page);
  await expect(order).toHaveCount(0);
  await expect(orderOn(page, second?.orderId ?? '')).toBeVisible();
  await tab(page, /^Cancelled/).click();
  await expect(tab(page, /^Cancelled/)).toHaveAttribute('aria-current', 'page');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(1);
  await page.goBack();
  await expect(orderOn(page, second?.orderId ?? '')).toBeVisible();
  await expect(order).toHaveCount(0);
});

test('orders that arrive while one reads further down wait behind a button, and none is lost', async ({
  asCustomer,
  makeOrders,
}) => {
  const { page, context } = asCustomer;
  await makeOrders(asCustomer, 'delivered', 25);
  const wake = await openAsleep(page, '/orders');
  const orders = page.locator('[data-order-id]:visible');
  await orders.nth(19).scrollIntoViewIfNeeded();
  wake();
  await expect(orders).toHaveCount(25);
  const product = await findProduct(context.request, 'LANTERN');
  const line = [{ productId: product.id, quantity: 1 }];
  for (const round of [1, 2, 3]) {
    await placeOrder(context.request, line);
    await expect(page.getByRole('button', { name: `${round} new order` })).toBeVisible();
  }
  await expect(orders).toHaveCount(25);
  await expect(page.getByRole('status').filter({ hasText: '3 new orders' })).toBeAttached();
  await page.getByRole('button', { name: '3 new orders' }).click();
  await expect(orders).toHaveCount(28);
  await expect(orders.first()).toBeInViewport();
});

test('an admin finds the orders of a customer, sorts them and works on one', async ({
  asCustomer,
  asAdmin,
  makeOrders,
  isMobile,
}) => {
  const { page } = asAdmin;
  const made = await makeOrders(asCustomer, 'pending', 3);
  await page.goto('/admin/orders');
  await page.getByRole('searchbox').first().fill(asCustomer.account.email);
  const orders = page.locator('[data-order-id]:visible');
  await expect(orders).toHaveCount(made.length);
  const sort = page.getByRole('columnheader', { name: 'Order' }).getByRole('button');
  // On a phone the heads are there for keys and screen readers alone.
  await (isMobile ? sort.press('Enter') : sort.click());
  await expect(page).toHaveURL(/sort=-?number/);
  await expect(orders).toHaveCount(made.length);
  const [first] = made;
  await orderOn(page, first?.orderId ?? '')
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Order \d/ })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('radio', { name: /out of stock/i }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await expect(orderOn(page, first?.orderId ?? '')).toHaveAttribute('data-status', 'cancelled');
  await page.goBack();
  await expect(orderOn(page, first?.orderId ?? '')).toHaveAttribute('data-status', 'cancelled');
  await expect(orders).toHaveCount(made.length);
});

test('an admin’s list of pending orders loses what is shipped elsewhere and gains what is placed', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page, context } = asAdmin;
  const [first, second] = await makeOrders(asCustomer, 'pending', 2);
  await page.goto(`/admin/orders?status=pending&q=${asCustomer.account.email}`);
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(2);
  await commandOrder(context.request, first?.orderId ?? '', 'ship', { trackingNumber: 'AWAY1' });
  await expect(orderOn(page, first?.orderId ?? '')).toHaveCount(0);
  const product = await findProduct(asCustomer.context.request, 'LANTERN');
  const { orderId } = await placeOrder(asCustomer.context.request, [
    { productId: product.id, quantity: 1 },
  ]);
  await expect(orderOn(page, orderId)).toBeVisible();
  await expect(orderOn(page, second?.orderId ?? '')).toBeVisible();
});
