import { expect } from '@playwright/test';
import { deskAwake } from '#e2e/fixtures/desk.ts';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('a question about an order that leaves its tab stays open, says why, and keeps what was typed', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.goto('/orders?status=pending');
  await orderOn(page, orderId).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('radio', { name: 'Another reason' }).check();
  await page.getByRole('textbox', { name: 'Note' }).fill('We are moving house');
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RM51GB' });

  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText(/Changed by the warehouse .* shipped/);
  await expect(orderOn(page, orderId)).toHaveCount(0);
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('We are moving house');
  await expect(dialog.getByRole('radio', { name: 'Another reason' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Keep order' }).click();
  await expect(dialog).toHaveCount(0);
});

for (const [time, isAgain] of [
  ['', false],
  [' again', true],
] as const) {
  test(`a question that is asked${time} while another tab loads opens, and is still there when that has come`, async ({
    asCustomer,
    makeOrder,
  }) => {
    const { page } = asCustomer;
    const orderId = await makeOrder(asCustomer);
    await page.goto('/orders');
    await expect(page.getByText(/^As of/)).toBeVisible();
    if (isAgain) {
      await orderOn(page, orderId).getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Keep order' }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/orders\?status=delivered/, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/orders\?status=delivered/);
    await page.getByRole('link', { name: /^Delivered/ }).click();
    await asked;
    await orderOn(page, orderId).getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('radio', { name: 'Another reason' }).check();
    await page.getByRole('textbox', { name: 'Note' }).fill('We are moving house');
    letGo();
    await expect(page).toHaveURL(/status=delivered$/);
    await expect(page.getByText('No delivered orders')).toBeVisible();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('We are moving house');
    await dialog.getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('link', { name: /^Cancelled/ }).click();
    await expect(orderOn(page, orderId)).toHaveAttribute('data-status', 'cancelled');
    await expect(orderOn(page, orderId)).toHaveAttribute('data-pending', 'false');
  });
}

test('work on selected orders that leave the list meanwhile is still asked for', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const orderId = await makeOrder(asCustomer);
  await page.goto(`/admin/orders?status=pending&customerId=${asCustomer.id}`);
  await expect(page.getByText(/^As of/)).toBeVisible();
  await orderOn(page, orderId).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selected orders' });
  await bar.getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The last one broke');
  await commandOrder(asCustomer.context.request, orderId, 'cancel', { reason: 'too-slow' });
  await expect(orderOn(page, orderId)).toHaveCount(0);
  await expect(page.getByText('No order matches')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('The last one broke');
});

test('a palette that is opened again while it closes begins anew @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/orders');
  await deskAwake(page);
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').pressSequentially('Keyboard');
  const reopened = page.evaluate(() => {
    const press = (key: string, ctrlKey: boolean) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
      );
    return new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('[role="dialog"][data-ending-style]') === null) return;
        observer.disconnect();
        press('k', true);
        done();
      }).observe(document, { attributes: true, subtree: true });
    });
  });
  await page.keyboard.press('Escape');
  await reopened;
  await expect(palette.getByRole('combobox')).toHaveValue('');
  await page.keyboard.type('Users');
  await expect(palette.getByRole('combobox')).toHaveValue('Users');
});
