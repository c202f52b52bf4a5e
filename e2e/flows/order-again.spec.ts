import { expect } from '@playwright/test';
import { holdCommands } from '#e2e/fixtures/commands-of.ts';
import { fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const lantern = 'WHITE METAL LANTERN';
const heart = 'RED HANGING HEART T-LIGHT HOLDER';

/** The catalogue as it would be with other prices, for this page alone. */
const pricesOfTomorrow = (
  products: { id: string; price: number }[],
  changed: Map<string, number>,
) =>
  products.flatMap((product) => {
    const price = changed.get(product.id) ?? product.price;
    return price < 0 ? [] : [{ ...product, price }];
  });

test('ordering again shows what became dearer, leaves out what is gone, and places what was shown', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const [one, two] = [
    await findProduct(context.request, lantern),
    await findProduct(context.request, heart),
  ];
  const { orderId } = await placeOrder(context.request, [
    { productId: one.id, quantity: 2 },
    { productId: two.id, quantity: 1 },
  ]);
  await page.route('**/api/products?ids=*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const data = pricesOfTomorrow(
      body.data,
      new Map([
        [one.id, one.price + 40],
        [two.id, -1],
      ]),
    );
    await route.fulfill({ response: answer, json: { ...body, data } });
  });
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: 'Order again' }).click();
  const cart = page.getByRole('dialog', { name: 'Cart' });
  await expect(cart.getByText(/^was £.*, now £/)).toBeVisible();
  await expect(cart.getByText('No longer sold, left out:')).toBeVisible();
  await expect(cart.getByText(new RegExp(heart, 'i'))).toBeVisible();
  await expect(cart.getByText('Earlier, with what is left out')).toBeVisible();

  // The shop's own catalogue still has the first price: what was confirmed is not what it would be.
  await cart.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: 'This order was not placed' })).toBeVisible();
  await expect(page.getByText('prices have changed since you saw them').first()).toBeVisible();
  await page.unroute('**/api/products?ids=*');
  await page.getByRole('main').getByRole('button', { name: 'Edit' }).click();
  await expect(cart.getByText(/^was £/)).toBeVisible();
  await cart.getByRole('button', { name: 'Place order' }).click();
  await expect(page.locator('[data-order-id]:visible')).toHaveAttribute('data-pending', 'false');
  await page.goto('/orders');
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(2);
});

test('ordering again asks before it touches a filled cart, and can add to it', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 2 }]);
  await page.goto(`/?q=${encodeURIComponent(heart)}`);
  await page.getByRole('button', { name: `Add ${heart} to cart` }).click();
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: 'Order again' }).click();
  const cart = page.getByRole('dialog', { name: 'Cart' });
  await expect(cart.getByText('Your cart holds 1 item already')).toBeVisible();
  await cart.getByRole('button', { name: 'Add to cart' }).click();
  // A cart that covers the whole screen, as on a phone, hides the header from screen readers.
  const button = page.getByRole('button', { name: 'Cart, 3 items', includeHidden: true });
  await expect(button).toBeVisible();
  await expect(cart.getByRole('textbox', { name: `Quantity of ${lantern}` })).toHaveValue('2');
});

test('today’s prices that cannot be loaded hold the order back, say so, and lose nothing', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 2 }]);
  await page.goto(`/orders/${orderId}`);
  await page.route('**/api/products?ids=*', (route) => route.abort());
  await page.getByRole('button', { name: 'Order again' }).click();
  const cart = page.getByRole('dialog', { name: 'Cart' });
  await expect(cart.getByText('Today’s could not be loaded')).toBeVisible();
  await expect(cart.getByRole('button', { name: 'Place order' })).toBeDisabled();
  await page.unroute('**/api/products?ids=*');
  await cart.getByRole('button', { name: 'Try again' }).click();
  await expect(cart.getByRole('button', { name: 'Place order' })).toBeEnabled();
});

test('an order that is placed on a page leaves its title there, and may be ordered again before it has a number', async ({
  asCustomer,
}) => {
  const { page } = asCustomer;
  await page.route('**/api/products?ids=*', (route) => route.abort());
  await fillCart(page);
  await page.goto('/orders?cart=open');
  await expect(page).toHaveTitle(/^My orders/);
  const release = await holdCommands(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(page).toHaveTitle(/^New order/);
  await page.goBack();
  await expect(page).toHaveURL(/\/orders(\?|$)/);
  await expect(page).toHaveTitle(/^My orders/);
  await page.goForward();
  await expect(page).toHaveTitle(/^New order/);
  await page.getByRole('button', { name: 'Order again' }).click();
  const cart = page.getByRole('dialog', { name: 'Cart' });
  await expect(cart.getByText('Prices as in your last order. Today’s could not')).toBeVisible();
  await release();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(page).toHaveTitle(/^Order \d/);
});

test('one checkout in two tabs, clicked twice and reloaded, is one order', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  await page.goto(`/?q=${encodeURIComponent(lantern)}`);
  await page.getByRole('button', { name: `Add ${lantern} to cart` }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  await expect(page.getByRole('button', { name: 'Place order' })).toBeEnabled();
  const other = await context.newPage();
  await other.goto('/?cart=open');
  await expect(other.getByRole('button', { name: 'Place order' })).toBeEnabled();
  let lose = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await context.route('**/api/orders', async (route) => {
    // The first reply is lost: the order exists, and nobody here knows.
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
    await context.unroute('**/api/orders');
    lose();
  });
  // Held by hand: the tab that is later may have no button any more by the time it is pressed.
  const [here, there] = await Promise.all(
    [page, other].map((tab) => tab.getByRole('button', { name: 'Place order' }).elementHandle()),
  );
  const press = (button: SVGElement | HTMLElement) => (button as HTMLElement).click();
  await Promise.all([here?.evaluate(press), here?.evaluate(press), there?.evaluate(press)]);
  await lost;
  await page.reload();
  await page.goto('/orders');
  const order = page.locator('[data-order-id]:visible');
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveCount(1);
  const answer = await context.request.get('/api/orders');
  expect((await answer.json()).data).toHaveLength(1);
});
