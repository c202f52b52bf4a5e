import { expect } from '@playwright/test';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import { cancelOrder, fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { commandOrder, countOrders } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('an order placed offline is drawn at once and sent once the network is back', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  await fillCart(page);
  await goOffline(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'true');
  await expect(page.getByText('Checking…').first()).toBeVisible();
  await expect(page.getByText('You are offline').first()).toBeVisible();

  await context.setOffline(false);
  await expect(order).toHaveAttribute('data-pending', 'false');
  await page.goto('/orders');
  await expect(order).toHaveCount(1);
  expect(await countOrders(context.request)).toBe(1);
});

test('an order placed and cancelled offline is both, in this order, once the network is back', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  await fillCart(page);
  await goOffline(page);
  const order = orderOn(page, await placeFromCart(page));
  await cancelOrder(page);
  await expect(order).toHaveAttribute('data-status', 'cancelled');

  await context.setOffline(false);
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(order).toHaveAttribute('data-version', '2');
  expect(await countOrders(context.request)).toBe(1);
});

test('what was done offline and came too late is refused with its reason, and what followed is not sent', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page, context } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.goto(`/orders/${orderId}`);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await goOffline(page);
  await cancelOrder(page);
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('I ordered another one');
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'LATE1' });

  await context.setOffline(false);
  await expect(order).toHaveAttribute('data-status', 'shipped');
  await expect(order.getByText(/could not cancel/i)).toBeVisible();
  await expect(order.getByText(/the change before it was refused/i)).toBeVisible();
  await expect(order.getByText('I ordered another one')).toBeVisible();
  for (const left of [1, 0]) {
    await order.getByRole('button', { name: 'Discard' }).last().click();
    await expect(order.getByRole('button', { name: 'Discard' })).toHaveCount(left);
  }
  await expect(order).toHaveAttribute('data-version', '2');
});
