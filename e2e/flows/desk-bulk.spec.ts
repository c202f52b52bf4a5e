import { expect, type Page } from '@playwright/test';
import { deskAwake, deskRows, everyBox, placeMany } from '#e2e/fixtures/desk.ts';
import type { Person } from '#e2e/fixtures/people/person.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { orderPage } from '#server/contracts/order-queries.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Selected orders' });
const panel = (page: Page) => page.getByRole('region', { name: 'Work on many orders' });

const open = async (page: Page, { id }: Person, count: number, more = '') => {
  await page.goto(`/admin/orders?customerId=${id}${more}`);
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(count);
  // By keyboard: on a phone the table's head is there for it and for screen readers alone.
  const every = page.getByRole('checkbox', { name: everyBox });
  await every.press('Space');
  await expect(every).toBeChecked();
};
const ask = async (page: Page, action: string) => {
  await bar(page).getByRole('button', { name: action }).click();
  return page.getByRole('dialog');
};

test('many orders are cancelled with a reason; what cannot be is left out and says why', async ({
  asCustomer,
  asAdmin,
  barrier,
}) => {
  const { page, context } = asAdmin;
  const [shipped = ''] = await placeMany(asCustomer, 4);
  const ship = { trackingNumber: 'RM1' };
  // The dialog counts what the page knows when it opens.
  await barrier((await commandOrder(context.request, shipped, 'ship', ship)).position);
  await open(page, asCustomer, 4);
  await expect(bar(page)).toContainText('4 on this page');
  const dialog = await ask(page, 'Cancel');
  await expect(dialog).toContainText('3 orders will be cancelled. 1 cannot be now');
  await dialog.getByRole('radio', { name: 'Out of stock' }).check();
  await dialog.getByRole('button', { name: 'Cancel 3 orders' }).click();

  await expect(panel(page).getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(panel(page)).toContainText('3 orders cancelled');
  await expect(page.locator('tr[data-status="cancelled"]')).toHaveCount(3);
  await panel(page).getByRole('button', { name: 'Results' }).click();
  await expect(panel(page)).toContainText('It is shipped, not pending.');
  await panel(page).getByRole('button', { name: 'Put away' }).click();
  await expect(panel(page)).toHaveCount(0);
});

test('orders that come while rows are selected move none of them, and are there afterwards', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await placeMany(asCustomer, 2);
  await open(page, asCustomer, 2);
  await placeMany(asCustomer, 1);
  await expect(page.getByRole('button', { name: '1 new order' })).toBeVisible();
  await expect(deskRows(page)).toHaveCount(2);
  await bar(page).getByRole('button', { name: 'Let go of the selection' }).click();
  await expect(deskRows(page)).toHaveCount(3);
  await expect(page.getByRole('button', { name: '1 new order' })).toHaveCount(0);
});

test('a list is live again when what was selected in it has left it', async ({
  asCustomer,
  asAdmin: { page, context },
}) => {
  const [, newer = ''] = await placeMany(asCustomer, 2);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}&status=pending`);
  await deskAwake(page);
  await page.locator(`tr[data-order-id="${newer}"]`).getByRole('checkbox').check();
  await expect(bar(page)).toBeVisible();
  await commandOrder(context.request, newer, 'ship', { trackingNumber: 'RM3' });
  await expect(deskRows(page)).toHaveCount(1);
  await expect(bar(page)).toHaveCount(0);
  await placeMany(asCustomer, 1);
  await expect(deskRows(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: '1 new order' })).toHaveCount(0);
});

test('work on many orders can be taken back as a whole before anything of it is sent', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await placeMany(asCustomer, 2);
  await open(page, asCustomer, 2);
  const dialog = await ask(page, 'Cancel');
  await dialog.getByRole('radio', { name: 'Suspected fraud' }).check();
  await dialog.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  await expect(panel(page)).toHaveCount(0);
  await page.reload();
  await expect(deskRows(page)).toHaveCount(2);
  await expect(page.locator('tr[data-status="pending"]')).toHaveCount(2);
});

test('work that a reload cuts off is held, goes on where it was, and does nothing twice', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page, context } = asAdmin;
  await makeOrders(asCustomer, 'pending', 60);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  await deskRows(page).first().getByRole('checkbox').check();
  await bar(page).getByRole('button', { name: 'Select all 60 that match' }).click();
  await expect(bar(page)).toContainText('All 60 that match');
  const dialog = await ask(page, 'Ship');
  await dialog.getByRole('radio', { name: 'One tracking number for all of them' }).check();
  await dialog.getByRole('textbox', { name: 'Tracking number' }).fill('RM123456785GB');
  await dialog.getByRole('button', { name: 'Ship 60 orders' }).click();

  await expect(panel(page).getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
  await page.reload();
  await expect(panel(page)).toContainText('60 orders shipped');
  const listed = async () => {
    const answer = await context.request.get(
      `/api/admin/orders?customerId=${asCustomer.id}&limit=100`,
    );
    const { data } = orderPage.parse(await answer.json());
    return data.map(({ status, version }) => `${status} ${version}`);
  };
  await expect.poll(listed).toEqual(Array.from({ length: 60 }, () => 'shipped 2'));
  await panel(page).getByRole('button', { name: 'Put away' }).click();
});

test('work that a closed tab has left is taken up by another one, and not lost to what is begun there', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asAdmin;
  await placeMany(asCustomer, 2);
  const other = await context.newPage();
  await open(other, asCustomer, 2);
  // The code of the work is there, and listens.
  await other.mouse.move(1, 1);
  await expect(other.getByRole('region', { name: /notifications/i })).toBeAttached();
  const second = await ask(other, 'Cancel');
  await second.getByRole('radio', { name: 'Suspected fraud' }).check();
  await open(page, asCustomer, 2);
  const dialog = await ask(page, 'Cancel');
  await dialog.getByRole('radio', { name: 'Out of stock' }).check();
  await dialog.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await expect(panel(page).getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.close();

  await second.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await expect(second.getByRole('alert')).toContainText(
    // By this press, or a moment before it by the other tab itself.
    /It has been taken up again|Other work on many orders is not put away yet/,
  );
  await second.getByRole('button', { name: 'Not now' }).click();
  const done = panel(other).getByText('2 orders cancelled');
  // Taken up too late to be undone, it waits for a word.
  const goOn = panel(other).getByRole('button', { name: 'Go on' });
  await expect(goOn.or(done)).toBeVisible();
  if (await goOn.isVisible()) await goOn.click();
  await expect(done).toBeVisible();
  await expect(other.locator('tr[data-status="cancelled"]')).toHaveCount(2);
  await panel(other).getByRole('button', { name: 'Put away' }).click();
});

test('a refusal is told for its order, and the others are done', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asAdmin;
  const [first = ''] = await placeMany(asCustomer, 2);
  await open(page, asCustomer, 2);
  const dialog = await ask(page, 'Cancel');
  await dialog.getByRole('radio', { name: 'Out of stock' }).check();
  await dialog.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await commandOrder(context.request, first, 'ship', { trackingNumber: 'RM2' });

  await expect(panel(page)).toContainText('1 done · 1 refused');
  await panel(page).getByRole('button', { name: 'Results' }).click();
  await expect(panel(page)).toContainText('Changed since you selected it: it is shipped now.');
  await expect(page.locator(`tr[data-order-id="${first}"]`)).toHaveAttribute(
    'data-status',
    'shipped',
  );
});

test('an order that its customer wrote to meanwhile is not delivered with the others, unless that is asked again', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page } = asAdmin;
  const [first] = await makeOrders(asCustomer, 'shipped', 3);
  const id = first?.orderId ?? '';
  await open(page, asCustomer, 3);
  const dialog = await ask(page, 'Deliver');
  await expect(dialog).toContainText('3 orders will be delivered');
  const note = { text: 'It has not come', visibility: 'customer' };
  await commandOrder(asCustomer.context.request, id, 'notes', note);
  await dialog.getByRole('button', { name: 'Deliver 3 orders' }).click();

  await expect(panel(page)).toContainText('2 done · 1 refused');
  await panel(page).getByRole('button', { name: 'Results' }).click();
  await expect(panel(page)).toContainText('Changed since you selected it.');
  const row = page.locator(`tr[data-order-id="${id}"]`);
  await expect(row).toHaveAttribute('data-status', 'shipped');
  await panel(page).getByRole('button', { name: 'Try the refused again' }).click();
  await expect(panel(page)).toContainText('3 orders delivered');
  await expect(row).toHaveAttribute('data-status', 'delivered');
  await panel(page).getByRole('button', { name: 'Put away' }).click();
});

test('what is told of work on many orders covers neither the heads of the list nor the row one walks to @once', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page } = asAdmin;
  await makeOrders(asCustomer, 'pending', 38);
  await open(page, asCustomer, 38);
  const dialog = await ask(page, 'Cancel');
  await dialog.getByRole('radio', { name: 'Out of stock' }).check();
  await dialog.getByRole('button', { name: 'Cancel 38 orders' }).click();
  await expect(panel(page)).toContainText('38 orders cancelled');
  await panel(page).getByRole('button', { name: 'Results' }).click();
  await expect(panel(page).getByRole('list', { name: 'Results' })).toBeVisible();

  await deskRows(page).last().getByRole('link').focus();
  const isOnTop = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  for (let at = 36; at > 10; at -= 1) {
    await page.keyboard.press('k');
    const link = deskRows(page).nth(at).getByRole('link');
    await expect(link).toBeFocused();
    await expect.poll(() => link.evaluate(isOnTop)).toBe(true);
  }
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  const head = page.getByRole('columnheader', { name: 'Total' }).getByRole('button');
  expect(await head.evaluate(isOnTop)).toBe(true);
  await panel(page).getByRole('button', { name: 'Put away' }).click();
});
