import { expect, type Page } from '@playwright/test';
import { deskAwake, deskRows, listOfNew, pressHead, scrollFarDown } from '#e2e/fixtures/desk.ts';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const selected = (page: Page) => page.locator('tr[data-order-id][aria-selected="true"]');
const link = (page: Page, at: number) => deskRows(page).nth(at).getByRole('link').first();

test('who comes back from an order stands where they stood, with what they had selected', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.goto(await listOfNew(asCustomer, 4));
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(4);
  for (const key of ['j', 'x', 'j', 'x', 'j', 'Enter']) await page.keyboard.press(key);
  const back = page.getByRole('main').getByRole('link', { name: 'Orders', exact: true });
  await expect(back).toHaveAttribute('href', /customerId=.*sort=total/);
  await page.goBack();
  await expect(selected(page)).toHaveCount(2);
  await expect(link(page, 2)).toBeFocused();
  await page.keyboard.press('j');
  await expect(link(page, 3)).toBeFocused();

  await page.keyboard.press('Enter');
  await back.click();
  await expect(page).toHaveURL(/customerId=.*sort=total/);
  await expect(selected(page)).toHaveCount(2);
  await expect(link(page, 3)).toBeFocused();
  await page.keyboard.press('k');
  await expect(link(page, 2)).toBeFocused();
});

test('far down a long list too, back is where one was @once', async ({ asAdmin: { page } }) => {
  await page.goto('/admin/orders?sort=number');
  await deskAwake(page);
  await expect(deskRows(page).first()).toBeVisible();
  for (let row = 0; row < 45; row += 1) await page.keyboard.press('j');
  const id = await page.locator('tr[data-order-id]:focus-within').getAttribute('data-order-id');
  const stoodOn = page.locator(`tr[data-order-id="${id}"]`).getByRole('link').first();
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(stoodOn).toBeFocused();
  await expect(stoodOn).toBeInViewport();
});

test('a list sorted from far down begins at its top, under the head that was pressed, and Back is where one was @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/orders?sort=number');
  await deskAwake(page);
  const head = page.getByRole('columnheader', { name: 'Total' });
  const sorted = (order: string) => expect(head).toHaveAttribute('aria-sort', order);
  const topOfHead = async () => Math.round((await head.boundingBox())?.y ?? -1);
  const scrolled = () => page.evaluate(() => window.scrollY);
  await scrollFarDown(page, 4_000);
  const [place, under] = [await scrolled(), await topOfHead()];
  for (const order of ['descending', 'ascending']) {
    await pressHead(page, 'Total');
    await sorted(order);
    await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport({ ratio: 1 });
    expect(await topOfHead()).toBe(under);
  }
  await page.goBack();
  await sorted('descending');
  await page.goBack();
  await sorted('none');
  await expect.poll(scrolled).toBe(place);
});

test('sorting keeps what is selected; another list begins with nothing @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.goto(await listOfNew(asCustomer, 3));
  await deskAwake(page);
  await deskRows(page).first().getByRole('checkbox').check();
  const id = await deskRows(page).first().getAttribute('data-order-id');
  await page
    .getByRole('columnheader', { name: 'Total' })
    .getByRole('button', { name: 'Total' })
    .click();
  await expect(page).toHaveURL(/sort=-total/);
  await expect(deskRows(page).last()).toHaveAttribute('data-order-id', id ?? '');
  await expect(selected(page)).toHaveCount(1);
  await page.getByRole('link', { name: /^Shipped/ }).click();
  await page.getByRole('link', { name: /^All/ }).click();
  await expect(deskRows(page)).toHaveCount(3);
  await page.getByRole('link', { name: /^Pending/ }).click();
  await expect(deskRows(page)).toHaveCount(3);
  await expect(selected(page)).toHaveCount(0);
});

test('an order that left the list while it was looked at leaves its place, and no tick that counts', async ({
  asCustomer,
  asAdmin: { page, context },
  barrier,
}) => {
  await page.goto(`${await listOfNew(asCustomer, 4)}&status=pending`);
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(4);
  for (const key of ['j', 'x', 'j', 'x', 'Enter']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/orders\/[0-9a-f-]{36}$/);
  const id = page.url().slice(-36);
  const ship = { trackingNumber: 'RM1' };
  await barrier((await commandOrder(context.request, id, 'ship', ship)).position);
  await expect(orderOn(page, id)).toHaveAttribute('data-status', 'shipped');
  await page.goBack();
  await expect(deskRows(page)).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Selected orders' })).toContainText(
    '1 on this page· 1 not on it, so left out',
  );
  const third = await deskRows(page).nth(1).getAttribute('data-order-id');
  await page.keyboard.press('j');
  await expect(
    page.locator(`tr[data-order-id="${third}"]`).getByRole('link').first(),
  ).toBeFocused();
});

test('an order is delivered once that was asked, from the button and from the palette', async ({
  asCustomer,
  asAdmin: { page, context },
  makeOrder,
  barrier,
}) => {
  const id = await makeOrder(asCustomer);
  const ship = { trackingNumber: 'RM2' };
  await barrier((await commandOrder(context.request, id, 'ship', ship)).position);
  await page.goto(`/admin/orders/${id}`);
  const dialog = page.getByRole('dialog', { name: /^Deliver order/ });
  await page.getByRole('button', { name: 'Deliver', exact: true }).click();
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect(orderOn(page, id)).toHaveAttribute('data-status', 'shipped');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await palette.getByRole('combobox').fill('Deliver');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('A delivered order stays delivered.');
  await expect(orderOn(page, id)).toHaveAttribute('data-status', 'shipped');
  await dialog.getByRole('button', { name: 'Deliver order' }).click();
  await expect(orderOn(page, id)).toHaveAttribute('data-status', 'delivered');
});
