import { expect, type Page } from '@playwright/test';
import { browser } from '#e2e/browser.ts';
import { cutText } from '#e2e/fixtures/cut-text.ts';
import { deskAwake, deskRows, listOfNew } from '#e2e/fixtures/desk.ts';
import { test } from '#e2e/fixtures/test.ts';

const start = await browser();
const twiceAsLarge = '--blink-settings=defaultFontSize=32';
test.use({ launchOptions: { ...start, args: [...(start.args ?? []), twiceAsLarge] } });

const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('with text twice as large a phone shows names, buttons and own orders whole @once', async ({
  asCustomer,
}) => {
  const { page } = asCustomer;
  await page.setViewportSize({ width: 390, height: 844 });
  await listOfNew(asCustomer, 1);
  await page.goto('/?q=lantern');
  const shelf = page.getByRole('main').getByRole('listitem');
  await expect(shelf.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  for (const product of (await shelf.all()).slice(0, 6)) expect(await cutText(product)).toEqual([]);
  expect(await overhang(page)).toBe(0);

  await page.goto('/orders');
  const own = page.locator('li[data-order-id]').first();
  await expect(own.getByRole('button', { name: /^Order again/ })).toBeVisible();
  expect(await cutText(own)).toEqual([]);
  expect(await overhang(page)).toBe(0);
});

test('with text twice as large the desk’s list shows number, time, state and total whole @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  const list = await listOfNew(asCustomer, 1);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(list);
    await deskAwake(page);
    const row = deskRows(page);
    const told = [row.getByRole('link').first(), row.getByText('Pending'), row.getByText(/^£/)];
    for (const text of [...told, row.locator('time').filter({ visible: true })]) {
      await expect(text).toBeVisible();
      expect(await cutText(text)).toEqual([]);
    }
    expect(await overhang(page)).toBe(0);
  }
});
