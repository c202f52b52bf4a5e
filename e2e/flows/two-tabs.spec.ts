import { expect } from '@playwright/test';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import { cancelOrder, fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { countOrders } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('an order placed in one tab is in the other once, and once in the log', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const list = await context.newPage();
  await list.goto('/orders');
  await expect(list.getByText('You have not ordered anything yet')).toBeVisible();
  await fillCart(page);
  const orderId = await placeFromCart(page);
  await expect(orderOn(list, orderId)).toHaveAttribute('data-pending', 'false');
  await expect(list.locator('[data-order-id]:visible')).toHaveCount(1);
  await cancelOrder(page);
  await expect(orderOn(list, orderId)).toHaveAttribute('data-status', 'cancelled');
  await expect(orderOn(page, orderId)).toHaveAttribute('data-pending', 'false');
  expect(await countOrders(context.request)).toBe(1);
});

test('offline, one tab shows what the other did, and the tab that stays sends it', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const list = await context.newPage();
  await list.goto('/orders');
  await expect(list.getByText('You have not ordered anything yet')).toBeVisible();
  await fillCart(page);
  await goOffline(page);
  const orderId = await placeFromCart(page);
  await expect(orderOn(list, orderId)).toHaveAttribute('data-pending', 'true');
  await page.close();
  await context.setOffline(false);
  await expect(orderOn(list, orderId)).toHaveAttribute('data-pending', 'false');
  expect(await countOrders(context.request)).toBe(1);
});
