import { expect } from '@playwright/test';
import { fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';

test('an order is placed, shipped and delivered, and its customer sees each step by itself', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page: shopper } = asCustomer;
  const { page: desk } = asAdmin;
  await fillCart(shopper);
  const orderId = await placeFromCart(shopper);
  const seen = orderOn(shopper, orderId);
  await expect(seen).toHaveAttribute('data-pending', 'false');

  await desk.goto(`/admin/orders/${orderId}`);
  await desk.getByRole('button', { name: 'Ship', exact: true }).click();
  await desk.getByRole('textbox', { name: /tracking number/i }).fill('RM123456785GB');
  await desk.getByRole('dialog').getByRole('button', { name: 'Ship order' }).click();
  await expect(seen).toHaveAttribute('data-status', 'shipped');
  await desk.getByRole('button', { name: 'Deliver', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Deliver order' }).click();
  await expect(seen).toHaveAttribute('data-status', 'delivered');
  await expect(orderOn(desk, orderId)).toHaveAttribute('data-pending', 'false');
});

test('a note for the customer is read by both, one for the shop by the shop alone', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const orderId = await makeOrder(asCustomer);
  const { page: shopper } = asCustomer;
  const { page: desk } = asAdmin;
  await shopper.goto(`/orders/${orderId}`);
  await desk.goto(`/admin/orders/${orderId}`);
  for (const [reader, text] of [
    ['The shop only', 'Pays late'],
    ['The customer too', 'It leaves on Monday'],
  ] as const) {
    await desk.getByRole('textbox', { name: 'Note' }).fill(text);
    await desk.getByRole('radio', { name: reader }).check();
    await desk.getByRole('button', { name: 'Add note' }).click();
    await expect(orderOn(desk, orderId)).toContainText(text);
  }
  await expect(orderOn(shopper, orderId)).toContainText('It leaves on Monday');
  await expect(orderOn(shopper, orderId)).not.toContainText('Pays late');
  await expect(orderOn(desk, orderId)).toHaveAttribute('data-pending', 'false');
});

test('an order that ships while one is about to cancel says so, and keeps what was typed', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Too large for my room');
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RACE2' });
  await expect(dialog.getByText(/changed by/i)).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Too large for my room');
});

test("somebody else's order is not found, and does not come up in one's lists", async ({
  asCustomer,
  anotherCustomer,
  makeOrder,
}) => {
  const orderId = await makeOrder(asCustomer);
  const { page } = anotherCustomer;
  await page.goto(`/orders/${orderId}`);
  await expect(visibleText(page, 'There is no such order')).toBeVisible();
  await page.goto('/orders');
  await expect(visibleText(page, 'You have not ordered anything yet')).toBeVisible();
});
