import { expect } from '@playwright/test';
import { deskAwake, pressHead, scrollFarDown } from '#e2e/fixtures/desk.ts';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
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

test('customers sorted from far down begin at the top of the list @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/customers?sort=name');
  await deskAwake(page);
  const first = page.locator('[data-customer-id]').first();
  await expect(first).toBeVisible();
  await scrollFarDown(page, 2_000);
  await expect(first).not.toBeInViewport();
  await pressHead(page, 'Name');
  await expect(page).toHaveURL('/admin/customers?sort=-name');
  await expect(first).toBeInViewport({ ratio: 1 });
});

test('a customer is picked by their own name among all, and a country by a part of its name; both stay named where nothing is listed', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const { email, name } = asCustomer.account;
  await page.goto('/admin/orders?status=cancelled');
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('button', { name: 'Customer', exact: true })
    .click();
  const search = page.getByRole('searchbox', { name: 'Customer’s name or e-mail' });
  await search.fill('nobody has this name');
  await expect(visibleText(page, 'Nobody of that name.')).toBeVisible();
  await expectAccessible(page);
  await search.fill(email);
  await page.getByRole('button', { name: `${name} ${email}` }).click();
  const chip = page.getByRole('button', { name: `Customer: ${name}` });
  await expect(chip).toBeVisible();
  await expect(page).toHaveURL(`/admin/orders?status=cancelled&customerId=${asCustomer.id}`);
  await expect(visibleText(page, 'No order matches')).toBeVisible();

  await makeOrder(asCustomer);
  await page.reload();
  await expect(visibleText(page, 'No order matches')).toBeVisible();
  await expect(chip).toBeVisible();

  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('button', { name: 'Country', exact: true })
    .click();
  await page.getByRole('searchbox', { name: 'Country' }).fill('germ');
  await expect(page.getByRole('button', { name: 'Germany' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/country=Germany/);
  await expect(page.getByRole('button', { name: 'Country: Germany' })).toBeVisible();
});
