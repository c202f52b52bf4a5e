import { expect } from '@playwright/test';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';

test('an admin finds a customer, sees their orders counted as they come, and opens them', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const { email, name } = asCustomer.account;
  await makeOrder(asCustomer, 'delivered');
  await page.goto('/admin/orders');
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('searchbox', { name: 'Search customers' }).fill(email);
  await expect(page).toHaveURL(/\/admin\/customers\?q=/);
  const row = page.locator(`[data-customer-id="${asCustomer.id}"]`);
  await expect(row).toContainText(email);
  await expect(row.getByRole('link', { name: `1 order of ${name}` })).toBeVisible();
  await expect(page.locator('[data-customer-id]')).toHaveCount(1);

  const pending = await makeOrder(asCustomer);
  await row.getByRole('link', { name: `2 orders of ${name}` }).click();
  await expect(page).toHaveURL(`/admin/orders?customerId=${asCustomer.id}`);
  await expect(page.locator(`[data-order-id="${pending}"]`).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search customers' })).toHaveValue(email);
});

test('a link reproduces the list of customers as it is sorted, and nobody is found for nonsense @once', async ({
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto('/admin/customers?sort=name');
  const head = page.getByRole('columnheader', { name: 'Name' });
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL('/admin/customers?sort=-name');
  await page.getByRole('searchbox', { name: 'Search customers' }).fill('nobody has this name');
  await expect(visibleText(page, 'Nobody here')).toBeVisible();
  await page.getByRole('link', { name: 'Show everybody' }).click();
  await expect(page.locator('[data-customer-id]').first()).toBeVisible();
});
