import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const chartCard = (page: Page, title: string) => page.getByRole('region', { name: title });

/** How many orders the table of today's days tells of its last day. */
const ordersToday = async (page: Page): Promise<number> => {
  const rows = page.getByRole('table', { name: 'Orders per day' }).getByRole('row');
  return Number((await rows.last().getByRole('cell').nth(1).textContent())?.replaceAll(',', ''));
};

test('an order that is placed and cancelled is in the figures of a page that is open', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  await makeOrder(asCustomer);
  await page.goto('/admin/insights?days=7');
  await expect(page.getByText('As of')).toBeVisible();
  await chartCard(page, 'Orders per day').getByRole('button', { name: 'Show table' }).click();
  const before = await ordersToday(page);
  expect(before).toBeGreaterThan(0);
  const orderId = await makeOrder(asCustomer);
  await expect.poll(() => ordersToday(page)).toBeGreaterThan(before);
  await commandOrder(asCustomer.context.request, orderId, 'cancel', { reason: 'too-slow' });
  await chartCard(page, 'Why cancelled').getByRole('button', { name: 'Show table' }).click();
  const reasons = page.getByRole('table', { name: 'Why cancelled' });
  await expect(reasons.getByRole('row', { name: /Takes too long/ })).toBeVisible();
});

test('the days are in the URL: chosen, typed, moved, and refused when they are none', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  await makeOrder(asCustomer);
  await page.goto('/admin/insights');
  await page.getByRole('link', { name: '90 days' }).click();
  await expect(page).toHaveURL(/days=90$/);
  await expect(page.getByRole('link', { name: '90 days' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('main').getByRole('button', { name: / to / }).click();
  await page.getByLabel('First day').fill('2031-05-02');
  await page.getByLabel('Last day').fill('2031-05-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('The last day is before the first')).toBeVisible();
  await page.getByLabel('Last day').fill('2031-05-31');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/from=2031-05-02&to=2031-05-31$/);
  await expect(page.getByText('Nothing was sold in these days')).toBeVisible();
  await page.getByRole('link', { name: 'The days before' }).click();
  await expect(page).toHaveURL(/from=2031-04-02&to=2031-05-01$/);
  await page.reload();
  await expect(page.getByRole('button', { name: '2 Apr 2031 to 1 May 2031' })).toBeVisible();
  await page.getByRole('link', { name: /^Show the 30 days up to/ }).click();
  await expect(chartCard(page, 'Orders per day')).toBeVisible();
});

test('newer figures that cannot be read are told of beside the old, and can be asked for again', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  await makeOrder(asCustomer);
  await page.goto('/admin/insights?days=7');
  const failing = (url: URL) => url.pathname === '/api/admin/insights';
  await page.route(failing, (route) => route.fulfill({ status: 403, json: {} }));
  await makeOrder(asCustomer);
  const notice = page.getByText('The newest figures could not be read');
  await expect(notice).toBeVisible();
  await expect(chartCard(page, 'Orders per day')).toBeVisible();
  // Held by hand: the page asks by itself too, and may have no button any more by the time it is pressed.
  const again = await page.getByRole('button', { name: 'Try again' }).elementHandle();
  await page.unroute(failing);
  await again?.evaluate((button) => (button as HTMLElement).click());
  await expect(notice).toHaveCount(0);
});

test('a customer is refused the insights, by page and by API', async ({ asCustomer }) => {
  const { page } = asCustomer;
  await page.goto('/admin/insights');
  await expect(page.getByText('This page is for the shop’s staff')).toBeVisible();
  expect((await page.request.get('/api/admin/insights')).status()).toBe(403);
});

test('charts and the tables behind them are accessible', { tag: '@once' }, async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  await makeOrder(asCustomer, 'cancelled');
  await page.goto('/admin/insights');
  await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
  await expectAccessible(page);
  for (const title of [
    'Orders per day',
    'Revenue per day',
    'Top products by revenue',
    'Why cancelled',
  ]) {
    await chartCard(page, title).getByRole('button', { name: 'Show table' }).click();
    await expect(page.getByRole('table', { name: title })).toBeVisible();
  }
  // A button that was scrolled half under the bar would be measured as too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
});

test('an old link does not say that nothing was sold of late when something was', async ({
  asCustomer,
  asAdmin: { page },
  makeOrder,
}) => {
  await makeOrder(asCustomer);
  await page.goto('/admin/insights?from=2010-11-10&to=2010-12-09&last=true');
  await expect(page.getByText('As of')).toBeVisible();
  await expect(page.getByText('Nothing was sold in the last 30 days')).toHaveCount(0);
});

test('figures of a page that was left for a day say of when they are until newer ones are there @once', async ({
  asCustomer,
  asAdmin: { page },
  makeOrder,
}) => {
  await makeOrder(asCustomer);
  await page.clock.install();
  await page.goto('/admin/insights?days=7');
  await expect(page.getByText(/^As of \d\d:/)).toBeVisible();
  const reading = (url: URL) => url.pathname === '/api/admin/insights';
  await page.route(reading, (route) => route.abort());
  await page.getByRole('link', { name: 'Customers' }).click();
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  await page.clock.fastForward('24:00:00');
  await page.goBack();
  await expect(page.getByText(/^As of \d+ \w+ \d{4}, /)).toBeVisible();
  await expect(chartCard(page, 'Orders per day')).toBeVisible();
  await page.unroute(reading);
  await page.clock.fastForward('01:00');
  await expect(page.getByText(/^As of \d\d:/)).toBeVisible();
});
