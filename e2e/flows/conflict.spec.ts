import { expect, type Page } from '@playwright/test';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const lantern = 'WHITE METAL LANTERN';

/** Holds the page's next command until it is let go, so that somebody else is faster. */
const holdCommand = async (page: Page, action: string): Promise<() => void> => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/api/orders/*/${action}`, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
};

test('an admin who ships what a customer wrote about meanwhile is told who wrote what, and can ship anyway', async ({
  asCustomer,
  asAdmin,
}) => {
  const product = await findProduct(asCustomer.context.request, lantern);
  const { orderId } = await placeOrder(asCustomer.context.request, [
    { productId: product.id, quantity: 1 },
  ]);
  const { page } = asAdmin;
  await page.goto(`/admin/orders/${orderId}`);
  const letGo = await holdCommand(page, 'ship');
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  await page.getByRole('textbox', { name: /tracking number/i }).fill('RM42GB');
  await page.getByRole('dialog').getByRole('button', { name: 'Ship order' }).click();
  await commandOrder(asCustomer.context.request, orderId, 'notes', {
    text: 'Please wait until Monday',
    visibility: 'customer',
  });
  letGo();

  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order.getByText('the order has changed since you saw it')).toBeVisible();
  await expect(order).toHaveAttribute('data-status', 'pending');
  const conflict = order.getByRole('listitem').filter({ hasText: 'Changed by' });
  await expect(conflict).toContainText(asCustomer.account.name);
  await expect(conflict).toContainText('Please wait until Monday');
  await expect(order.getByText('You typed: “RM42GB”')).toBeVisible();

  await order.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: /tracking number/i })).toHaveValue('RM42GB');
  await page.getByRole('button', { name: 'Not yet' }).click();
  await order.getByRole('button', { name: 'Do it anyway' }).click();
  await expect(order).toHaveAttribute('data-status', 'shipped');
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order.getByText('Changed by')).toHaveCount(0);
});

test('a customer who cancels what was shipped meanwhile hears it from "the warehouse", in the list too', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await page.goto('/orders');
  const letGo = await holdCommand(page, 'cancel');
  const row = page.locator(`[data-order-id="${orderId}"]:visible`);
  await row.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('radio', { name: 'Another reason' }).check();
  await page.getByRole('textbox', { name: 'Note' }).fill('Moving house');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await expect(row).toHaveAttribute('data-status', 'cancelled');
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RM43GB' });
  letGo();

  await expect(row).toHaveAttribute('data-status', 'shipped');
  await expect(
    row.getByText(/Changed by the warehouse at \d\d:\d\d: shipped, RM43GB/),
  ).toBeVisible();
  await expect(row.getByText('it can no longer be cancelled')).toBeVisible();
  await expect(row.getByText('You typed: “Moving house”')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Do it anyway' })).toHaveCount(0);
  const toast = page.getByRole('region', { name: /notifications/i }).getByRole('listitem');
  await expect(toast.filter({ hasText: /Order [\d,]+: could not cancel/ })).toBeVisible();
  await row.getByRole('button', { name: 'Discard' }).click();
  await expect(row.getByText('could not cancel')).toHaveCount(0);
  await expect(toast).toHaveCount(0);
});

test('an own note on its way is no conflict for the cancellation behind it', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await page.goto(`/orders/${orderId}`);
  const letGo = await holdCommand(page, 'notes');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Ring twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('radio', { name: /changed my mind/i }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  letGo();
  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(order).toHaveAttribute('data-version', '3');
});
