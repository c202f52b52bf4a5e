import { expect, type Page } from '@playwright/test';
import { fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

/** Cuts a page off from what the views know, and nothing else, until the answer is called. */
const cutOffFromViews = async (page: Page): Promise<() => Promise<void>> => {
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.route(/\/api\/changes/, (route) => route.abort());
  return () => page.unroute(/\/api\/changes/);
};

test('an order that the lists lack is shown as saved, then explained, then settles', async ({
  asCustomer,
}) => {
  const { page } = asCustomer;
  const reconnect = await cutOffFromViews(page);
  await fillCart(page);
  const order = orderOn(page, await placeFromCart(page));
  await expect(order.getByText('Saved, updating lists').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Saved, updating lists' })).toHaveCount(
    1,
  );
  await order.getByRole('button', { name: 'What is happening?' }).click();
  const trace = page.getByRole('dialog', { name: 'What is happening?' });
  await expect(trace.getByText(/at position [\d,]+/)).toBeVisible();
  await trace.getByRole('button', { name: 'Close' }).click();
  await reconnect();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order.getByText('Saved, updating lists')).toHaveCount(0);
});

test('a page that loses its socket says that live updates are paused, until they are back', async ({
  asCustomer,
}) => {
  const { page } = asCustomer;
  let isBlocked = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (isBlocked) socket.close();
    else socket.connectToServer();
  });
  await page.goto('/orders');
  const notice = page.getByText('Live updates paused, refreshing every 10 s');
  await expect(notice).toBeVisible();
  isBlocked = false;
  await expect(notice).toHaveCount(0);
});
