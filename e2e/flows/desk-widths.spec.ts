import { expect } from '@playwright/test';
import { deskAwake, deskRows, everyBox, listOfNew } from '#e2e/fixtures/desk.ts';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { test } from '#e2e/fixtures/test.ts';

test('on a tablet state and total are in sight without scrolling sideways, and the products with them @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto(await listOfNew(asCustomer, 1));
  await deskAwake(page);
  const heads = page.getByRole('columnheader');
  await expect(heads).toHaveText([everyBox, 'Order', 'Placed', 'Customer', 'State', 'Total']);
  const row = deskRows(page);
  for (const text of ['Pending', /^£/, asCustomer.account.name, /LANTERN/]) {
    await expect(row.getByText(text).filter({ visible: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByRole('region', { name: 'Orders, scrolls sideways' })).toHaveCount(0);
  const overhang = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overhang()).toBe(0);
  await expectAccessible(page);

  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(heads).toHaveText([
    ...[everyBox, 'Order', 'Placed', 'Customer', 'Products', 'Country', 'State', 'Total'],
  ]);
  await expect(row.getByText(/LANTERN/).filter({ visible: true })).toHaveCount(1);
});

test('with its usual columns the list fits every width, and tells all of them from a tablet on @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto(await listOfNew(asCustomer, 1));
  await deskAwake(page);
  const sideways = page.getByRole('region', { name: 'Orders, scrolls sideways' });
  const table = page.getByRole('table', { name: 'Orders' });
  const overhang = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  for (const width of [320, 360, 639, 640, 650, 700, 743, 744, 760, 1023, 1024, 1100, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(overhang).toBe(0);
    await expect(sideways).toHaveCount(0);
    const right = () => table.evaluate((element) => element.getBoundingClientRect().right);
    await expect.poll(right).toBeLessThanOrEqual(width);
  }

  const placed = deskRows(page).locator('time').filter({ visible: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(placed).toHaveCount(1);
  await page.setViewportSize({ width: 650, height: 800 });
  const heads = page.getByRole('columnheader');
  await expect(heads).toHaveText([everyBox, 'Order', 'Customer', 'State', 'Total']);
  await expect(placed).toHaveCount(1);
  await page.getByRole('button', { name: 'Sort' }).click();
  await expect(page.getByRole('dialog', { name: 'Sort' })).toContainText('Newest first');
});

test('a list too wide for its place is a stop of the keyboard that scrolls; the cards of a phone are none @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.setViewportSize({ width: 650, height: 800 });
  const columns = 'number,createdAt,customerName,items,status,total,shippedAt,carrier';
  await page.goto(`${await listOfNew(asCustomer, 1)}&columns=${columns}`);
  await deskAwake(page);
  const sideways = page.getByRole('region', { name: 'Orders, scrolls sideways' });
  await expect(sideways).toHaveAttribute('tabindex', '0');
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(sideways).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Orders' })).toBeVisible();
});
