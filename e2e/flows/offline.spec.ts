import { expect } from '@playwright/test';
import { deskAwake, deskRows } from '#e2e/fixtures/desk.ts';
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

test('offline a tab of the desk shows the orders that are here already, and another stays closed @once', async ({
  asAdmin: { page },
}) => {
  const tab = (name: RegExp) => page.getByRole('link', { name });
  const rows = (status: string) => page.locator(`tr[data-status="${status}"]`);
  await page.goto('/admin/orders?status=pending');
  await deskAwake(page);
  await tab(/^All/).click();
  await expect(page).toHaveURL('/admin/orders');
  await expect(deskRows(page).first()).toBeVisible();
  await goOffline(page);
  await tab(/^Pending/).click();
  await expect(tab(/^Pending/)).toHaveAttribute('aria-current', 'page');
  await expect(rows('pending').first()).toBeVisible();
  await expect(rows('shipped')).toHaveCount(0);
  await tab(/^Delivered/).click();
  await expect(page.getByText('Other pages open when the connection is back')).toBeVisible();
  await expect(page).toHaveURL('/admin/orders?status=pending');
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
