import { expect } from '@playwright/test';
import { fillCart, lantern } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

// What each screen of the shop is for somebody who does not see it: its outline and what can be done there.
const once = { tag: '@once' };

test('the catalogue names its products and how to buy them', once, async ({ page }) => {
  await page.goto(`/?q=${encodeURIComponent(lantern)}`);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Results for “WHITE METAL LANTERN”" [level=1]
    - list:
      - listitem:
        - heading "WHITE METAL LANTERN" [level=2]
        - text: /£\\d+\\.\\d+/
        - button "Add WHITE METAL LANTERN to cart"
  `);
});

test(
  'the cart is a dialog with its lines, a note, a total and one way on',
  once,
  async ({ asCustomer }) => {
    const { page } = asCustomer;
    await fillCart(page);
    await expect(page.getByRole('dialog', { name: 'Cart' })).toMatchAriaSnapshot(`
    - heading "Cart" [level=2]
    - button "Close"
    - list:
      - listitem:
        - group:
          - 'button "Remove: Quantity of WHITE METAL LANTERN"'
          - textbox "Quantity of WHITE METAL LANTERN": "1"
          - 'button "One more: Quantity of WHITE METAL LANTERN"'
    - textbox /Note for the shop/
    - paragraph: /Total £\\d+\\.\\d+/
    - button "Place order"
  `);
  },
);

test('a cart that was opened and closed, however often, leaves no step on which Back does nothing', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.goto(`/?q=${encodeURIComponent(lantern)}`);
  const cart = page.getByRole('dialog', { name: 'Cart' });
  for (const _ of [1, 2, 3]) {
    await page.getByRole('button', { name: /^cart/i }).click();
    await expect(cart).toBeVisible();
    await cart.getByRole('button', { name: 'Close' }).click();
    await expect(cart).toHaveCount(0);
  }
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a cart that was closed elsewhere on the page leaves it where it is, and one step at most', async ({
  page,
}) => {
  await page.goto('/');
  const cart = page.getByRole('dialog', { name: 'Cart' });
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  for (const _ of [1, 2, 3]) {
    await page.getByRole('button', { name: /^cart/i }).click();
    await expect(cart).toBeVisible();
    await page.evaluate(() => window.scrollBy(0, 300));
    const scrolled = await page.evaluate(() => window.scrollY);
    await cart.getByRole('button', { name: 'Close' }).click();
    await expect(cart).toHaveCount(0);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  }
  expect(await length()).toBeLessThanOrEqual(before + 1);
});

test('my orders are a list under tabs with counts', once, async ({ asCustomer, makeOrder }) => {
  const { page } = asCustomer;
  await makeOrder(asCustomer, 'delivered');
  await page.goto('/orders');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "My orders" [level=1]
    - navigation "Orders by status":
      - list:
        - listitem:
          - link "All 1"
        - listitem:
          - link "Pending 0"
        - listitem:
          - link "Shipped 0"
        - listitem:
          - link "Delivered 1"
        - listitem:
          - link "Cancelled 0"
    - list:
      - listitem:
        - link /Order [\\d,]+/
        - paragraph:
          - time
        - text: /£\\d+\\.\\d+ Delivered/
        - button /Order again as in order [\\d,]+/
  `);
});

test(
  'an order says what it is, how far it is, what is in it and what happened',
  once,
  async ({ asCustomer, makeOrder }) => {
    const { page } = asCustomer;
    const orderId = await makeOrder(asCustomer, 'shipped');
    await page.goto(`/orders/${orderId}`);
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - article:
      - heading /Order [\\d,]+ , shipped/ [level=1]
      - paragraph: /Order [\\d,]+ is on its way/
      - list "How far the order is":
        - listitem: Placed , done
        - listitem: Shipped , done
        - listitem: Delivered
      - button "Add note"
      - button "Order again"
      - region "What you ordered":
        - heading "What you ordered" [level=2]
        - table "What was ordered":
          - rowgroup
          - rowgroup
          - rowgroup:
            - row /Total £\\d+\\.\\d+/
      - region "What happened":
        - heading "What happened" [level=2]
        - list:
          - listitem:
            - paragraph: Order placed
          - listitem:
            - paragraph: Order shipped
  `);
  },
);

test('signing in asks for two things and leads to signing up', once, async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Sign in" [level=1]
    - textbox "E-mail"
    - textbox "Password"
    - button "Sign in"
    - paragraph:
      - link "Create an account"
  `);
});
