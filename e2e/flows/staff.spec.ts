import { expect, type Page } from '@playwright/test';
import { signIn } from '#e2e/fixtures/people/accounts.ts';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';

/** The row of somebody on the users page, found by their address. */
const findUser = async (page: Page, email: string) => {
  await page.goto('/admin/users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(email);
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toHaveCount(1);
  return row;
};

test('an admin makes somebody support: signed in anew they may do just that, and see why not more', async ({
  asAdmin,
  asCustomer,
  anotherCustomer,
}) => {
  const { page: desk } = asAdmin;
  const row = await findUser(desk, asCustomer.account.email);
  await row.getByRole('button', { name: /^Change / }).click();
  await desk.getByRole('menuitem', { name: 'Change role…' }).click();
  await desk.getByRole('radio', { name: 'Support' }).click();
  await desk.getByRole('button', { name: 'Change role' }).click();
  await expect(row).toContainText('Support');

  const product = await findProduct(anotherCustomer.context.request, 'LANTERN');
  const items = [{ productId: product.id, quantity: 1 }];
  const { orderId } = await placeOrder(anotherCustomer.context.request, items);
  const { page } = asCustomer;
  await expect
    .poll(async () => (await page.request.get('/api/auth/get-session')).json())
    .toBeNull();
  await signIn(page.request, asCustomer.account);
  await page.goto(`/admin/orders/${orderId}`);
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeDisabled();
  await expect(visibleText(page, 'Only fulfilment and admins can ship an order.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
  await page.goto('/admin/orders');
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('button', { name: 'Customer', exact: true })
    .click();
  const { name, email } = anotherCustomer.account;
  await page.getByRole('searchbox', { name: 'Customer’s name or e-mail' }).fill(email);
  await page.getByRole('button', { name: `${name} ${email}` }).click();
  await expect(page).toHaveURL(`/admin/orders?customerId=${anotherCustomer.id}`);
  await page.goto('/admin/users');
  await expect(page.getByText('This page is for admins')).toBeVisible();
  const asked = await page.request.get('/api/admin/users');
  expect(asked.status()).toBe(403);

  await desk.goto('/admin/security?kind=role-changed');
  const changed = desk.getByRole('row').filter({ hasText: asCustomer.account.email });
  await expect(changed).toContainText(`${asCustomer.account.name} (${asCustomer.account.email})`);
  await changed.getByRole('button', { name: /^Show what was done by / }).click();
  await expect(desk).toHaveURL(`/admin/security?kind=role-changed&actorId=${asAdmin.id}`);
  await expect(changed).toBeVisible();
  await desk.getByRole('button', { name: 'Remove filter Who' }).click();
  await expect(desk).toHaveURL('/admin/security?kind=role-changed');

  const whenHappened = desk.getByRole('button', { name: /^When/ });
  await whenHappened.click();
  await desk.getByLabel('To and including').fill('2001-01-01');
  await desk.getByRole('button', { name: 'Apply' }).click();
  await expect(desk).toHaveURL('/admin/security?kind=role-changed&to=2001-01-01');
  await expect(desk.getByText('Nothing of the kind has happened')).toBeVisible();
  await whenHappened.click();
  await desk.getByLabel('From').fill('2001-01-01');
  await desk.getByLabel('To and including').fill('');
  await desk.getByRole('button', { name: 'Apply' }).click();
  await expect(desk).toHaveURL('/admin/security?kind=role-changed&from=2001-01-01');
  await expect(changed).toBeVisible();
});

test('a disabled account is signed out where it is open, and gets in again only when enabled', async ({
  asAdmin,
  asCustomer,
}) => {
  const { page: desk } = asAdmin;
  const session = async () =>
    (await asCustomer.context.request.get('/api/auth/get-session')).json();
  await asCustomer.page.goto('/orders');
  const row = await findUser(desk, asCustomer.account.email);
  await row.getByRole('button', { name: /^Change / }).click();
  await desk.getByRole('menuitem', { name: 'Disable…' }).click();
  await desk.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(row).toContainText('Disabled');
  await expect.poll(session).toBeNull();
  const { email, password } = asCustomer.account;
  const enter = () =>
    asCustomer.context.request.post('/api/auth/sign-in/email', { data: { email, password } });
  expect((await enter()).status()).toBe(401);
  await row.getByRole('button', { name: /^Change / }).click();
  await desk.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(row).toContainText('Enabled');
  expect((await enter()).status()).toBe(200);
});
