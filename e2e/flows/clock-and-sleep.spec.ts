import { expect, type Page } from '@playwright/test';
import { cancelOrder, fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const hour = 3_600_000;

for (const [how, shift] of [
  ['behind', -hour],
  ['ahead', hour],
] as const) {
  test(`with a clock an hour ${how}, orders are placed, shown and cancelled as ever`, async ({
    asCustomer,
  }) => {
    const { page } = asCustomer;
    await page.clock.install({ time: Date.now() + shift });
    await fillCart(page);
    const order = orderOn(page, await placeFromCart(page));
    await expect(order).toHaveAttribute('data-pending', 'false');
    await cancelOrder(page);
    await expect(order).toHaveAttribute('data-status', 'cancelled');
    await expect(order).toHaveAttribute('data-pending', 'false');
    await page.reload();
    await expect(order).toHaveAttribute('data-status', 'cancelled');
  });
}

test('a hidden page without sockets asks nothing for an hour, and shows what happened when it returns', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.clock.install();
  await page.goto(`/orders/${orderId}`);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await expect(page.getByText('Live updates paused')).toBeVisible();

  await setHidden(page, true);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/changes')) asked += 1;
  });
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'SLEEP1' });
  await page.clock.fastForward(hour);
  expect(asked).toBe(0);
  await expect(order).toHaveAttribute('data-status', 'pending');

  await setHidden(page, false);
  await expect(order).toHaveAttribute('data-status', 'shipped');
});

/** Tells the page that it is out of sight, or back in it. */
const setHidden = (page: Page, isHidden: boolean): Promise<void> =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    const visibilityState = hidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', {
      value: visibilityState,
      configurable: true,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
