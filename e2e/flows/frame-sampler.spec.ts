import { expect, type Page } from '@playwright/test';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

/** Makes a real page break a promise for one frame, and puts everything back. */
const tampering: Record<string, (page: Page) => Promise<void>> = {
  vanished: (page) =>
    page.evaluate(async () => {
      const row = document.querySelector<HTMLElement>('[data-order-id]');
      const frame = () => new Promise(requestAnimationFrame);
      row?.style.setProperty('display', 'none');
      await frame().then(frame);
      row?.style.removeProperty('display');
      await frame().then(frame);
    }),
  doubled: (page) =>
    page.evaluate(async () => {
      const row = document.querySelector('[data-order-id]');
      const frame = () => new Promise(requestAnimationFrame);
      const copy = row?.cloneNode(true);
      if (copy) document.body.append(copy);
      await frame().then(frame);
      copy?.parentNode?.removeChild(copy);
      await frame().then(frame);
    }),
  older: (page) =>
    page.evaluate(async () => {
      const row = document.querySelector<HTMLElement>('[data-order-id]');
      const frame = () => new Promise(requestAnimationFrame);
      row?.setAttribute('data-version', '0');
      await frame().then(frame);
      row?.setAttribute('data-version', '1');
      await frame().then(frame);
    }),
  flickered: (page) =>
    page.evaluate(async () => {
      const row = document.querySelector<HTMLElement>('[data-order-id]');
      const frame = () => new Promise(requestAnimationFrame);
      row?.setAttribute('data-status', 'shipped');
      await frame().then(frame);
      row?.setAttribute('data-status', 'pending');
      await frame().then(frame);
    }),
};

for (const [kind, tamper] of Object.entries(tampering)) {
  test(`a frame that shows an order ${kind} is found on a real page`, { tag: '@once' }, async ({
    asCustomer,
    watched,
  }) => {
    const { page, context } = asCustomer;
    const product = await findProduct(context.request, 'LANTERN');
    const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
    await page.goto('/orders');
    await expect(page.locator(`[data-order-id="${orderId}"]:visible`)).toBeVisible();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await tamper(page);
    const found = await watched.flickers();
    expect(found.join('\n')).toContain(`order ${orderId} ${kind}`);
    expect(found).toHaveLength(1);
  });
}
