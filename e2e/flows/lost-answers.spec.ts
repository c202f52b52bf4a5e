import { expect } from '@playwright/test';
import { onCommands } from '#e2e/fixtures/commands-of.ts';
import { fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { countOrders } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('an order whose answer is lost on the way is placed once', async ({ asCustomer }) => {
  const { page, context } = asCustomer;
  let isLost = true;
  await onCommands(page, async (route) => {
    if (!isLost) return route.fallback();
    isLost = false;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await fillCart(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'false');
  await page.goto('/orders');
  await expect(order).toHaveCount(1);
  expect(await countOrders(context.request)).toBe(1);
});

test('an order whose answer comes after the push settles and stays one', async ({ asCustomer }) => {
  const { page, context } = asCustomer;
  let answerNow = async () => {};
  await onCommands(page, async (route) => {
    const response = await route.fetch();
    answerNow = () => route.fulfill({ response });
  });
  await fillCart(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-version', '1');
  await answerNow();
  await page.getByRole('link', { name: /my orders/i }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My orders' })).toBeVisible();
  await expect(order).toHaveCount(1);
  expect(await countOrders(context.request)).toBe(1);
});

test('a shop that fails before and after it has saved is asked again, and saves once', async ({
  asCustomer,
  faults,
}) => {
  const { page, context } = asCustomer;
  await fillCart(page);
  await faults.commands(asCustomer, { failBefore: 1, failAfter: 1 });
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'pending');
  expect(await countOrders(context.request)).toBe(1);
});

test('pressing Place order twice places one order', async ({ asCustomer }) => {
  const { page, context } = asCustomer;
  await fillCart(page);
  await page.getByRole('button', { name: 'Place order' }).dblclick();
  const order = page.locator('[data-order-id]:visible');
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveCount(1);
  expect(await countOrders(context.request)).toBe(1);
});
