import { expect, type Page } from '@playwright/test';
import { openAsleep } from '#e2e/fixtures/open-asleep.ts';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

/** What React or the browser found wrong with a page while it woke. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // What the network says of itself is not meant.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
      complaints.push(`${page.url()}: ${text}`);
    }
  });
  return complaints;
};

test('a note that is typed before the page answers is kept, and can be added', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const orderId = await makeOrder(asCustomer);
  const wake = await openAsleep(page, `/admin/orders/${orderId}`);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Ring twice at the back door');
  const add = page.getByRole('button', { name: 'Add note' });
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  wake();
  await expect(add).not.toHaveAttribute('aria-disabled', 'true');
  // Whatever draws the form anew.
  await page.getByRole('radio', { name: 'The customer too' }).check();
  await expect(note).toHaveValue('Ring twice at the back door');
  await add.click();
  const order = orderOn(page, orderId);
  await expect(order.getByRole('list').getByText('Ring twice at the back door')).toBeVisible();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(note).toHaveValue('');
});

test('words that are searched for, and an order that is selected, before the page answers count', {
  tag: '@once',
}, async ({ asCustomer, asAdmin, makeOrder }) => {
  const { page } = asAdmin;
  const orderId = await makeOrder(asCustomer);
  const wake = await openAsleep(page, `/admin/orders?customerId=${asCustomer.id}`);
  await orderOn(page, orderId).getByRole('checkbox').check();
  wake();
  await expect(page.getByRole('region', { name: 'Selected orders' })).toContainText(
    '1 on this page',
  );

  const shop = asCustomer.page;
  const wakeShop = await openAsleep(shop, '/');
  await shop.getByRole('searchbox', { name: 'Search the catalogue' }).fill('lantern');
  wakeShop();
  await expect(shop.getByRole('heading', { name: 'Results for “lantern”' })).toBeVisible();
});

test('every main page is in the browser what the server has drawn', { tag: '@once' }, async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const pending = await makeOrder(asCustomer);
  const shipped = await makeOrder(asCustomer, 'shipped');
  const paths = {
    customer: ['/', '/?q=lantern', '/orders', `/orders/${pending}`, `/orders/${shipped}`],
    admin: [
      ...['/admin/orders', `/admin/orders?q=${asCustomer.account.email}`],
      ...[`/admin/orders/${pending}`, `/admin/orders/${shipped}`, '/admin/insights'],
      ...['/admin/customers', '/admin/users', '/admin/security', '/admin/operations'],
    ],
  };
  const complaints = [asCustomer, asAdmin].map(({ page }) => complaintsOf(page));
  for (const path of paths.customer) {
    await asCustomer.page.goto(path);
    await expect(asCustomer.page.getByRole('button', { name: 'Cart' }).first()).toBeVisible();
    await expect(asCustomer.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }
  for (const path of paths.admin) {
    await asAdmin.page.goto(path);
    await expect(asAdmin.page.getByText(/^Live$|^Every 10 s$/)).toBeAttached();
    await expect(asAdmin.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }
  expect(complaints.flat()).toEqual([]);
});
