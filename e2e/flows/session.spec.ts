import { expect } from '@playwright/test';
import { holdCommands } from '#e2e/fixtures/commands-of.ts';
import { demoAdmin, signIn } from '#e2e/fixtures/people/accounts.ts';
import { refuseStorage } from '#e2e/fixtures/refuse-storage.ts';
import { fillCart, lantern, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

test('whoever signs out of one tab is signed out of the other, and leaves nothing behind', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page, context, account } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  const other = await context.newPage();
  await other.goto('/orders');
  await expect(orderOn(other, orderId)).toBeVisible();
  await page.goto('/');
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(other).toHaveURL(/\/sign-in/);
  await expect(other.locator('[data-order-id]:visible')).toHaveCount(0);
});

test('a browser that refuses storage signs out all the same', async ({ asCustomer, makeOrder }) => {
  const { page, account } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await refuseStorage(page);
  await page.goto('/orders');
  await expect(orderOn(page, orderId)).toBeVisible();
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(0);
});

test('an order that was not sent when its viewer signed out is not placed when they are back', async ({
  asCustomer,
}) => {
  const { page, context, account } = asCustomer;
  await refuseStorage(page);
  await holdCommands(page);
  await fillCart(page);
  const orderId = await placeFromCart(page);
  await expect(orderOn(page, orderId)).toHaveAttribute('data-pending', 'true');
  const kept = () => page.evaluate(() => localStorage.getItem('evenkeel.placing'));
  expect(await kept()).toContain(orderId);
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await kept()).toBeNull();
  await signIn(context.request, account);
  await page.goto('/orders');
  await expect(page.getByRole('heading', { level: 1, name: 'My orders' })).toBeVisible();
  await expect(orderOn(page, orderId)).toHaveCount(0);
});

test('a session that was ended elsewhere shows no order any more, and signing in brings them back', async ({
  asCustomer,
  makeOrder,
  playwright,
  baseURL,
}) => {
  const { page, account } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.goto('/orders');
  await expect(orderOn(page, orderId)).toBeVisible();
  const elsewhere = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  await signIn(elsewhere, account);
  expect((await elsewhere.post('/api/auth/revoke-sessions', { data: {} })).ok()).toBe(true);
  await elsewhere.dispose();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(orderOn(page, orderId)).toBeVisible();
});

test('a customer who comes to the desk signs in there as somebody else, and leaves nothing behind', async ({
  asCustomer,
}) => {
  const { page, context, account } = asCustomer;
  await page.goto(`/?q=${lantern}`);
  await page.getByRole('button', { name: `Add ${lantern} to cart` }).click();
  await expect(page.getByRole('button', { name: 'Cart, 1 item' })).toBeVisible();
  await page.goto('/admin');
  await expect(page.getByText(`You are signed in as ${account.name}`)).toBeVisible();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await expect(page.getByRole('button', { name: 'Cart, 1 item' })).toBeVisible();

  await page.goto('/admin');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin%2Forders$/);
  expect(await (await context.request.get('/api/auth/get-session')).json()).toBeNull();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(demoAdmin.email);
  await page.getByLabel('Password').fill(demoAdmin.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/orders$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Cart, empty' })).toBeVisible();
});

test('a password typed before the page answers is in no address', { tag: '@once' }, async ({
  browser,
}) => {
  const asleep = await browser.newContext({ javaScriptEnabled: false });
  const page = await asleep.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [path, action] of [
    ['/sign-in', 'Sign in'],
    ['/sign-up', 'Create account'],
  ] as const) {
    await page.goto(path);
    await page.getByLabel('Password').fill('not-to-be-told');
    await page.getByLabel('Password').press('Enter');
    await page.getByRole('button', { name: action, exact: true }).click({ force: true });
    await expect(page.getByLabel('Password')).toHaveValue('not-to-be-told');
  }
  expect(asked.filter((url) => url.includes('not-to-be-told'))).toEqual([]);
  await asleep.close();
});
