import { expect } from '@playwright/test';
import { test } from '#e2e/fixtures/test.ts';
import { type Launched, newPlace, npmStart, processesOf } from './launched.ts';

let place: Awaited<ReturnType<typeof newPlace>>;
let launched: Launched;

// A copy of its own: its worker is stopped, which other flows would feel.
test.beforeAll(async () => {
  place = await newPlace();
  launched = npmStart(place);
  await expect.poll(launched.output, { timeout: 100_000 }).toMatch(/ready in .* at http/);
});
test.afterAll(async () => {
  launched.npm.kill('SIGTERM');
  await launched.ended;
  await place.leave();
});

test('while no worker answers, an order is shown as saved, survives a reload, and settles later', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: `http://localhost:${place.port}` });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'shopper', exact: true }).click();
  await expect(page.getByRole('link', { name: /^my orders/i })).toBeVisible();

  const { worker } = await processesOf(place);
  process.kill(worker, 'SIGSTOP');
  try {
    await page
      .getByRole('button', { name: /^add .* to cart$/i })
      .first()
      .click();
    await page.getByRole('button', { name: /^cart/i }).click();
    await page.getByRole('button', { name: 'Place order' }).click();
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    const order = page.locator('[data-order-id]:visible');
    await expect(order).toHaveAttribute('data-pending', 'true');
    await expect(page.getByText('Saved, updating lists').first()).toBeVisible();

    await page.reload();
    await expect(order).toHaveAttribute('data-pending', 'true');
    await page.goto('/orders');
    await expect(order).toHaveAttribute('data-pending', 'true');
  } finally {
    process.kill(worker, 'SIGCONT');
  }
  const order = page.locator('[data-order-id]:visible');
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'pending');
  await expect(order).toHaveCount(1);
  await context.close();
});
