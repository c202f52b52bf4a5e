import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { deskAwake } from '#e2e/fixtures/desk.ts';
import { test } from '#e2e/fixtures/test.ts';

test('the selected orders alone are in the file that is exported of them', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page } = asAdmin;
  const made = await makeOrders(asCustomer, 'pending', 3);
  const [first = '', , third = ''] = made.map(({ orderId }) => orderId);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}&sort=number`);
  await deskAwake(page);
  for (const id of [first, third]) {
    await page.locator(`[data-order-id="${id}"]:visible`).getByRole('checkbox').check();
  }
  const bar = page.getByRole('region', { name: 'Selected orders' });
  const fetched = async (kind: string) => {
    await bar.getByRole('button', { name: 'Export' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: kind, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^orders-\d+-selected\.csv$/);
    return await readFile(await download.path());
  };
  const plain = await fetched('CSV file');
  const lines = plain.toString().trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(first);
  expect(lines[1]).toContain(third);
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  expect(await fetched('CSV file for Excel')).toEqual(Buffer.concat([mark, plain]));
});

test('the orders that match are exported as programs read them, and with the mark by which Excel does', async ({
  asCustomer,
  asAdmin: { page },
  makeOrders,
}) => {
  await makeOrders(asCustomer, 'pending', 2);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  const fetched = async (link: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: link, exact: true }).click();
    return await readFile(await (await downloading).path());
  };
  const plain = await fetched('CSV file');
  expect(plain.toString().trim().split('\r\n')).toHaveLength(3);
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  expect(await fetched('CSV file for Excel')).toEqual(Buffer.concat([mark, plain]));
});

test('an export says why it cannot begin, can be tried again, and is told of until it is whole @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/orders?status=cancelled');
  await deskAwake(page);
  const isExport = (url: URL) => url.pathname.endsWith('/export.csv');
  await page.route(isExport, (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Export' }).click();
  const file = page.getByRole('link', { name: 'CSV file', exact: true });
  await file.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Other exports' })).toBeVisible();
  await page.unroute(isExport);
  const downloading = page.waitForEvent('download');
  await file.click();
  const saved = await readFile(await (await downloading).path(), 'utf8');
  await expect(file).toHaveCount(0);
  const rows = saved.trim().split('\r\n').length - 1;
  const told = `Export finished: ${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'}`;
  const panel = page.getByRole('region', { name: 'Exports' });
  await expect(panel.getByRole('status')).toHaveText(told);
  await panel.getByRole('button', { name: 'Put away' }).click();
  await expect(panel).toHaveCount(0);
});
