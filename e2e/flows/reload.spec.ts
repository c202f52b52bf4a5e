import { expect } from '@playwright/test';
import { holdCommands } from '#e2e/fixtures/commands-of.ts';
import { refuseStorage } from '#e2e/fixtures/refuse-storage.ts';
import { cancelOrder, fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { countOrders } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('an order that was not sent yet survives a reload, on every screen, and is placed once', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const release = await holdCommands(page);
  await fillCart(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toHaveAttribute('data-pending', 'true');
  await page.reload();
  await expect(order).toHaveAttribute('data-pending', 'true');
  await page.goto('/orders');
  await expect(order).toHaveAttribute('data-pending', 'true');
  await release();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveCount(1);
  expect(await countOrders(context.request)).toBe(1);
});

test('a cancellation that was not sent yet is never drawn back by a reload', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  const release = await holdCommands(page);
  await page.goto(`/orders/${orderId}`);
  await cancelOrder(page);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await page.reload();
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await page.goto('/orders');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await release();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
});

test('an accepted cancellation is not drawn back by a reload where nothing can be kept', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await refuseStorage(page);
  await page.goto(`/orders/${orderId}`);
  const accepted = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await cancelOrder(page);
  await accepted;
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await page.reload();
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await page.goto('/orders');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
});

test('a filled cart survives a reload and writes nothing until the order is placed', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const commands: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') commands.push(request.url());
  });
  await fillCart(page);
  await page.getByRole('textbox', { name: 'Note for the shop' }).fill('Ring twice, please');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Note for the shop' })).toHaveValue(
    'Ring twice, please',
  );
  expect(commands).toEqual([]);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order).toContainText('Ring twice, please');
  await expect(order).toHaveAttribute('data-pending', 'false');
  expect(await countOrders(context.request)).toBe(1);
});
