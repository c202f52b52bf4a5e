import { expect } from '@playwright/test';
import { onCommands } from '#e2e/fixtures/commands-of.ts';
import { cutsRing } from '#e2e/fixtures/cut-ring.ts';
import { cutText } from '#e2e/fixtures/cut-text.ts';
import { deskAwake, deskRows, everyBox, listOfNew } from '#e2e/fixtures/desk.ts';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { shipPoisoned } from '#e2e/fixtures/qa/ship-poisoned.ts';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';

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

test('whatever is marked on an order, its row tells number, customer, time and state whole @once', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const [stale, unanswered] = [await makeOrder(asCustomer), await makeOrder(asCustomer)];
  await shipPoisoned(asAdmin.context.request, stale);
  await onCommands(page, (route) => route.abort());
  await page.goto(`/admin/orders/${unanswered}`);
  await page.getByRole('textbox', { name: 'Note' }).fill('Rings twice');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  const rowOf = (id: string) => page.locator(`tr[data-order-id="${id}"]`);
  for (const width of [360, 320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(visibleText(rowOf(stale), 'Stale since')).toBeVisible();
    await expect(
      rowOf(unanswered).getByRole('button', { name: 'What is happening?' }),
    ).toBeVisible();
    for (const id of [stale, unanswered]) {
      const row = rowOf(id);
      const controls = [row.getByRole('link'), row.getByRole('button')];
      const told = [row.getByText(asCustomer.account.name), row.locator('time'), ...controls];
      for (const text of [...told, row.getByText(/^(Pending|Stale since|Checking)/)]) {
        for (const each of await text.filter({ visible: true }).all()) {
          expect(await cutText(each)).toEqual([]);
        }
      }
    }
  }
});

test('the ring of the focus is whole around an order in a card and in the list of its customer @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(await listOfNew(asCustomer, 2));
  await deskAwake(page);
  const order = deskRows(page).getByRole('link').first();
  expect(await cutsRing(order)).toBe(false);
  await order.press('Enter');
  const others = page.getByRole('region', { name: 'Their other orders' });
  await expect(others.getByRole('link', { name: /^All orders of Casey/ })).toBeVisible();
  expect(await cutsRing(others.getByRole('listitem').getByRole('link'))).toBe(false);
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

test('on a phone the bar of what is selected says what it cannot do, and hides no order for good @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(await listOfNew(asCustomer, 9));
  await deskAwake(page);
  await page.getByRole('checkbox', { name: everyBox }).press('Space');
  const bar = page.getByRole('region', { name: 'Selected orders' });
  await expect(bar).toContainText('None of them can be delivered now.');
  await expect(bar.getByRole('button', { name: 'Deliver…' })).toHaveAccessibleDescription(
    'None of them can be delivered now.',
  );
  const topOfBar = async () => (await bar.boundingBox())?.y ?? 0;
  const foot = () =>
    deskRows(page)
      .last()
      .evaluate((row) => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return row.getBoundingClientRect().bottom;
      });
  await expect(async () => expect(await foot()).toBeLessThan(await topOfBar())).toPass();
  await expectAccessible(page);
});

test('how live the desk is can be read at every width, the rail folded too @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/orders');
  await deskAwake(page);
  await page.getByRole('button', { name: 'Fold the rail' }).click();
  for (const width of [320, 1023, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('button', { name: /^Live, / }).click();
    const told = page.getByRole('dialog', { name: 'How live this page is' });
    await expect(told).toContainText(/Position [\d,]+/);
    await expect(told).toContainText(/Up to date|behind/);
    await page.keyboard.press('Escape');
    await expect(told).toHaveCount(0);
  }
});

test('a column is dragged to another place, and made wider by its edge, with the mouse @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.goto(`${await listOfNew(asCustomer, 1)}&columns=number,customerEmail,total:120`);
  await deskAwake(page);
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
  await head('Total').dragTo(head('Order'));
  await expect(page).toHaveURL(/columns=total:120,number,customerEmail/);
  await expect(page.getByRole('columnheader')).toHaveText([everyBox, 'Total', 'Order', 'E-mail']);

  const edge = await page.getByRole('separator', { name: 'Width of Total' }).boundingBox();
  if (edge === null) throw new Error('the column has no edge');
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/columns=total:170,number,customerEmail/);
  await expect(head('Total')).toHaveCSS('width', '170px');
});
