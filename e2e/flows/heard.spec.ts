import { expect, type Page } from '@playwright/test';
import { deskAwake } from '#e2e/fixtures/desk.ts';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const heard = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeAttached();

test('what a search finds is heard, and that there is no connection @once', async ({
  asCustomer: { page },
}) => {
  await page.goto('/');
  const search = page.getByRole('searchbox', { name: /search/i });
  await search.fill('lantern');
  await heard(page, /^\d+ products/);
  await search.fill('nothing like this');
  await heard(page, 'Nothing matches');
  await goOffline(page);
  await heard(page, 'You are offline.');
  await page.context().setOffline(false);
});

test('an order that comes to the top of the list one is looking at is heard @once', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page, context } = asCustomer;
  await makeOrder(asCustomer);
  await page.goto('/orders');
  await deskAwake(page);
  const product = await findProduct(context.request, 'LANTERN');
  await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await heard(page, '1 new order');
  await expect(page.locator('[data-order-id]:visible')).toHaveCount(2);
});

test('with forced colours one sees which of a few is chosen @once', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page } = asCustomer;
  await page.goto(`/orders/${await makeOrder(asCustomer)}`);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Cancel order' }).click();
  const [chosen, other] = [page.getByRole('radio').nth(1), page.getByRole('radio').nth(3)];
  // The focus is seen anyway: it must not be on the one that is looked at.
  await chosen.check();
  await page.getByRole('textbox', { name: 'Note' }).focus();
  const before = await other.screenshot();
  await other.check();
  await page.getByRole('textbox', { name: 'Note' }).focus();
  expect((await other.screenshot()).equals(before)).toBe(false);
  await chosen.check();
  await page.getByRole('textbox', { name: 'Note' }).focus();
  expect((await other.screenshot()).equals(before)).toBe(true);
});

test('by Tab one comes to nothing in a chart, which is a picture @once', async ({
  asCustomer,
  asAdmin: { page },
  makeOrder,
}) => {
  await makeOrder(asCustomer);
  await page.goto('/admin/insights');
  const charts = page.locator('main .recharts-surface');
  await expect(charts.first()).toBeVisible();
  const shown = page.getByRole('button', { name: 'Show table' });
  await shown.first().focus();
  const last = shown.last();
  const isLast = () => last.evaluate((button) => button === document.activeElement);
  for (let stop = 0; stop < 20 && !(await isLast()); stop += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement instanceof SVGElement)).toBe(false);
  }
  await expect(last).toBeFocused();
});
