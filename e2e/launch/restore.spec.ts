import { type BrowserContext, expect, type Page } from '@playwright/test';
import { fillCart, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';
import { type Launched, newPlace, npmRun, npmStart } from './launched.ts';

let place: Awaited<ReturnType<typeof newPlace>>;
let launched: Launched;

// A copy of its own, that is stopped and taken back.
test.beforeAll(async () => {
  place = await newPlace();
  await start();
});
test.afterAll(async () => {
  await stop();
  await place.leave();
});

const start = async () => {
  launched = npmStart(place);
  await expect.poll(launched.output, { timeout: 100_000 }).toMatch(/ready in .* at http/);
};
const stop = async () => {
  launched.npm.kill('SIGTERM');
  await launched.ended;
};

const run = async (...words: string[]) => {
  const { ended, output } = npmRun(place, ['run', ...words]);
  expect(await ended, output()).toBe(0);
};

const signedIn = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'shopper', exact: true }).click();
  await expect(page.getByRole('link', { name: /^my orders/i })).toBeVisible();
  return page;
};

const order = async (page: Page): Promise<string> => {
  await fillCart(page);
  const id = await placeFromCart(page);
  await expect(orderOn(page, id)).toHaveAttribute('data-pending', 'false');
  return id;
};

test('a shop that is restored to a moment says so on pages that were open, and shows what is there', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const baseURL = `http://localhost:${place.port}`;
  const withSockets = await browser.newContext({ baseURL });
  // One more browser, that no socket tells anything.
  const polling = await browser.newContext({ baseURL });
  await polling.route(/\/socket\.io\//, (route) => route.abort());
  await polling.routeWebSocket(/\/socket\.io\//, (socket) => socket.close());
  const pages = [await signedIn(withSockets), await signedIn(polling)] as const;
  const [page] = pages;
  const kept = await order(page);
  await run('backup');
  const afterwards = await order(page);
  const at = new Date().toISOString();
  const lost = await order(page);
  for (const one of pages) {
    await one.goto('/orders');
    for (const id of [kept, afterwards, lost]) await expect(orderOn(one, id)).toBeVisible();
  }

  // One is at an order when it happens, and goes back to a list that was rendered before.
  await orderOn(page, kept).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/orders/${kept}$`));

  await stop();
  await run('restore', '--', '--at', at);
  await start();

  for (const one of pages) {
    await expect(one.getByText(/taken back to an earlier moment/)).toBeVisible({ timeout: 60_000 });
    await one.getByRole('button', { name: 'Understood' }).click();
    if (one === page) await page.goBack();
    for (const id of [kept, afterwards]) await expect(orderOn(one, id)).toHaveCount(1);
    await expect(orderOn(one, lost)).toHaveCount(0);
    await expect(one.getByText(/taken back to an earlier moment/)).toHaveCount(0);
  }
  // Life goes on, in positions that these pages knew as others.
  const next = await order(page);
  for (const one of pages) {
    if (one === page) await one.goto('/orders');
    await expect(orderOn(one, next)).toHaveCount(1);
    await expect(orderOn(one, next)).toHaveAttribute('data-pending', 'false');
  }
  await Promise.all([withSockets.close(), polling.close()]);
});
