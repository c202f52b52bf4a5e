import { expect } from '@playwright/test';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import { freshCustomer, signUp } from '#e2e/fixtures/people/accounts.ts';
import { fillCart, lantern, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('an address that is nothing stands in its area’s frame, once', async ({
  asCustomer,
  asAdmin,
}) => {
  const places = [
    { page: asCustomer.page, path: '/orders/not-an-order' },
    { page: asCustomer.page, path: '/admin/orders/not-an-order' },
    { page: asAdmin.page, path: '/admin/orders/not-an-order' },
    { page: asAdmin.page, path: '/nowhere' },
    { page: asAdmin.page, path: '/admin/nowhere/at-all' },
    { page: asCustomer.page, path: '/admin/nowhere/at-all' },
  ];
  for (const { page, path } of places) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(
      'There is nothing at this address',
    );
    await expect(page.getByRole('main'), path).toHaveCount(1);
    await expect(page.getByRole('banner'), path).toHaveCount(1);
  }
});

test('an address below the desk that is nothing keeps the desk for staff, and shows it to nobody else', async ({
  page: stranger,
  asCustomer,
  asAdmin,
}) => {
  const path = '/admin/nowhere/at-all';
  const { page } = asAdmin;
  await page.goto(path);
  await expect(page).toHaveTitle(/Not found/);
  await expect(page.getByRole('navigation', { name: 'Admin' })).toBeVisible();
  for (const other of [stranger, asCustomer.page]) {
    expect((await other.goto(path))?.status()).toBe(404);
    await expect(other.getByRole('link', { name: 'Go to the catalogue' })).toBeVisible();
    await expect(other.getByRole('navigation', { name: 'Admin' })).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Go to the orders' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
});

test('signing up with a taken address says what to do and keeps what was typed', async ({
  page,
  playwright,
  baseURL,
}) => {
  const taken = freshCustomer();
  const elsewhere = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  await signUp(elsewhere, taken);
  await elsewhere.dispose();

  await page.goto('/sign-up');
  await page.getByRole('textbox', { name: 'Name' }).fill('Somebody else');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(taken.email);
  await page.getByLabel('Password').fill('not the one of that account');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'sign in' })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-up/);
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(taken.email);
});

test('signing out without a connection says so and loses nothing', async ({ asCustomer }) => {
  const { page, account } = asCustomer;
  await page.goto(`/?q=${lantern}`);
  await page.getByRole('button', { name: `Add ${lantern} to cart` }).click();
  await goOffline(page);
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('Could not sign out')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cart, 1 item' })).toBeVisible();
});

test('signing out while an order is not saved yet asks first', async ({ asCustomer }) => {
  const { page, context, account } = asCustomer;
  await fillCart(page);
  await goOffline(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'true');
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('1 change not saved yet')).toBeVisible();

  await context.setOffline(false);
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(page.getByText('1 change not saved yet')).toHaveCount(0);
  await page.getByRole('button', { name: `Account: ${account.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a link followed without a connection says so and leaves the page as it is', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  await page.goto(`/?q=${lantern}`);
  const add = page.getByRole('button', { name: `Add ${lantern} to cart` });
  await expect(add).toBeVisible();
  await goOffline(page);
  await page.getByRole('link', { name: /my orders/i }).click();
  await expect(page.getByText('You are offline').first()).toBeVisible();
  await expect(add).toBeVisible();

  await context.setOffline(false);
  await page.getByRole('link', { name: /my orders/i }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My orders' })).toBeVisible();
});

test('an order opened without a connection says so in the desk’s own frame, and opens once it is back', async ({
  asAdmin,
  asCustomer,
}) => {
  const { page, context } = asAdmin;
  const { id } = await findProduct(asCustomer.page.request, lantern);
  const items = [{ productId: id, quantity: 1 }];
  const { orderId } = await placeOrder(asCustomer.page.request, items);
  await page.goto(`/admin/orders?q=${orderId}`);
  const row = page.locator(`[data-order-id="${orderId}"]`);
  await expect(row).toBeVisible();
  await goOffline(page);
  await row.getByText(asCustomer.account.name).click();
  await expect(page.getByText('You are offline').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Admin' })).toBeVisible();

  await context.setOffline(false);
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Order');
});

test('a product put into the cart by keyboard keeps the focus', async ({ asCustomer }) => {
  const { page } = asCustomer;
  await page.goto(`/?q=${lantern}`);
  const add = page.getByRole('button', { name: `Add ${lantern} to cart` });
  await add.focus();
  await page.keyboard.press('Enter');
  const quantity = page.getByRole('textbox', { name: `Quantity of ${lantern}` });
  await expect(quantity).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(add).toBeFocused();
});

test('a cart that is full says so instead of ignoring the next product', async ({ asCustomer }) => {
  const { page, context } = asCustomer;
  const lines = Array.from({ length: 100 }, (_, index) => ({
    productId: `019ab000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    productName: `Thing ${index}`,
    price: 100,
    quantity: 1,
  }));
  const cart = { lines, currency: 'GBP', note: '', keys: null, pricesFrom: null };
  await context.addInitScript(
    (stored) => window.localStorage.setItem('evenkeel.cart', stored),
    JSON.stringify(cart),
  );
  await page.goto(`/?q=${lantern}`);
  await expect(page.getByText('The cart is full: 100 products')).toBeVisible();
});

test('an admin finds an order by its number as the screens write it', async ({
  asCustomer,
  asAdmin,
}) => {
  const { request } = asCustomer.context;
  const product = await findProduct(request, lantern);
  const { orderId } = await placeOrder(request, [{ productId: product.id, quantity: 1 }]);
  const { page } = asAdmin;
  await page.goto(`/admin/orders/${orderId}`);
  const title = await page.getByRole('heading', { level: 1, name: /^Order \d/ }).textContent();
  await page.goto(`/admin/orders?q=${encodeURIComponent(title?.replace('Order ', '') ?? 'none')}`);
  await expect(page.locator(`[data-order-id="${orderId}"]:visible`)).toBeVisible();
});
