import { expect } from '@playwright/test';
import { deskAwake, deskRows, everyBox, listOfNew, placeMany } from '#e2e/fixtures/desk.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('a link reproduces the list: its filter, sort and columns, in order and width @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto(`${await listOfNew(asCustomer, 2)}&columns=number:120,total,customerEmail`);
  await expect(deskRows(page)).toHaveCount(2);
  await expect(page.getByRole('columnheader')).toHaveText([everyBox, 'Order', 'Total', 'E-mail']);
  await expect(page.getByRole('columnheader', { name: 'Total' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(page.getByText(`Customer: ${asCustomer.account.name}`)).toBeVisible();
  await expect(deskRows(page).first()).toContainText(asCustomer.account.email);

  await deskAwake(page);
  const edge = page.getByRole('separator', { name: 'Width of Order' });
  await edge.press('ArrowRight');
  await expect(page).toHaveURL(/columns=number:136,total,customerEmail/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Move E-mail left' }).click();
  await page.getByRole('checkbox', { name: 'Country' }).check();
  await expect(page).toHaveURL(/columns=number:136,customerEmail,total,country/);
  await page.reload();
  await expect(page.getByRole('columnheader')).toHaveText([
    everyBox,
    'Order',
    'E-mail',
    'Total',
    'Country',
  ]);

  await page.goto('/admin/orders');
  await expect(page).toHaveURL(/columns=number:136,customerEmail,total,country/);
});

test('the list is worked by keyboard: J and K walk, X selects, Shift extends, Enter opens', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto(await listOfNew(asCustomer, 4));
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(4);
  const selected = page.locator('tr[data-order-id][aria-selected="true"]');
  const link = (at: number) => deskRows(page).nth(at).getByRole('link').first();

  await page.keyboard.press('j');
  await expect(link(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(selected).toHaveCount(1);
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await expect(selected).toHaveCount(3);
  await expect(link(3)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(selected).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);

  const id = await deskRows(page).nth(2).getAttribute('data-order-id');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/admin/orders/${id}`);
});

test('a range is selected with Shift and the mouse', async ({ asCustomer, asAdmin }) => {
  const { page } = asAdmin;
  await page.goto(await listOfNew(asCustomer, 4));
  await deskAwake(page);
  const boxOf = (at: number) => deskRows(page).nth(at).getByRole('checkbox');
  await boxOf(0).check();
  await boxOf(2).click({ modifiers: ['Shift'] });
  await expect(page.locator('tr[data-order-id][aria-selected="true"]')).toHaveCount(3);
});

test('a long list draws what is in sight, says how long it is, and keeps its places @once', async ({
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto('/admin/orders?sort=number');
  await expect(deskRows(page).first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Orders' })).toHaveAttribute('aria-rowcount', '-1');
  await expect(async () => {
    await page.mouse.wheel(0, 3_000);
    const places = await deskRows(page).evaluateAll((all) =>
      all.map((row) => Number(row.getAttribute('aria-rowindex'))),
    );
    expect(Math.max(...places)).toBeGreaterThan(150);
    expect(places.length).toBeLessThan(80);
  }).toPass();
  await deskAwake(page);
  await page.keyboard.press('j');
  await expect(deskRows(page).first().getByRole('link').first()).toBeFocused();
});

test('a search says what it found each order by', async ({ asCustomer, asAdmin, makeOrder }) => {
  const { page } = asAdmin;
  // In the views before it is looked for: until then a similar address is what there is to find.
  await makeOrder(asCustomer);
  await page.goto('/admin/orders');
  await page.getByRole('searchbox', { name: /search orders/i }).fill(asCustomer.account.email);
  await expect(deskRows(page)).toHaveCount(1);
  await expect(deskRows(page)).toContainText(`E-mail: ${asCustomer.account.email}`);
});

test('the list is a table to those who cannot see it: heads, sort, places and boxes @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto(`${await listOfNew(asCustomer, 1)}&columns=number,customerName,status,total`);
  await expect(deskRows(page)).toHaveCount(1);
  await expect(page.getByRole('table', { name: 'Orders' })).toMatchAriaSnapshot(`
    - table "Orders":
      - rowgroup:
        - row:
          - columnheader "Select every order on this page":
            - checkbox "Select every order on this page"
          - columnheader /Order/:
            - button "Order"
            - separator "Width of Order"
          - columnheader /Customer/:
            - button "Customer"
            - separator "Width of Customer"
          - columnheader /State/:
            - button "State"
            - separator "Width of State"
          - columnheader /Total/:
            - button "Total"
            - separator "Width of Total"
      - rowgroup:
        - row:
          - cell:
            - checkbox /Select Order [\\d,]+/
          - cell:
            - link /[\\d,]+/
          - cell /Casey/
          - cell "Pending"
          - cell /£/
  `);
});

test('by touch too, a page is selected as a whole and a view is chosen', async ({
  asCustomer,
  asAdmin,
  makeOrders,
}) => {
  const { page } = asAdmin;
  await makeOrders(asCustomer, 'pending', 2);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  const every = page.getByRole('checkbox', { name: everyBox });
  await every.check();
  await expect(page.getByRole('region', { name: 'Selected orders' })).toContainText(
    '2 on this page',
  );
  await every.uncheck();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'All orders' }).click();
  await expect(page).toHaveURL(/\/admin\/orders(\?|$)(?!.*customerId)/);
});

test('tabs count the orders that they lead to, and nothing where nobody has counted them', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  const tabs = page.getByRole('navigation', { name: 'Orders by status' });
  await page.goto(await listOfNew(asCustomer, 2));
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(2);
  await expect(tabs.getByRole('link')).toHaveText([
    ...['All', 'Pending', 'Shipped', 'Delivered', 'Cancelled'],
  ]);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(tabs.getByRole('link', { name: /^All [\d,]+$/ })).toBeVisible();
  await expect(tabs.getByRole('link', { name: /^Pending [\d,]+$/ })).toBeVisible();
});

test('a search that could not be asked again says that what it shows is from before', async ({
  asCustomer,
  asAdmin: { page },
  makeOrder,
}) => {
  await makeOrder(asCustomer);
  await page.goto(`/admin/orders?q=${asCustomer.account.email}`);
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(1);
  const list = (url: URL) => url.pathname === '/api/admin/orders';
  await page.route(list, (route) => route.fulfill({ status: 503, json: {} }));
  await makeOrder(asCustomer);
  const notice = page.getByText('The newest orders could not be read');
  await expect(notice).toBeVisible();
  await expect(page.getByText(/^As of/)).toHaveCount(0);
  // It asks by itself meanwhile, and finds out.
  await page.unroute(list);
  await expect(deskRows(page)).toHaveCount(2);
  await expect(notice).toHaveCount(0);
});

test('J stands on the order, whatever column is first, and Enter on a column’s edge opens none @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  const [id = ''] = await placeMany(asCustomer, 1);
  const shipped = { trackingNumber: 'RM123456785GB', carrier: 'Royal Mail' };
  await commandOrder(page.request, id, 'ship', shipped);
  const path = `/admin/orders?customerId=${asCustomer.id}&columns=trackingNumber,number,total`;
  await page.goto(path);
  await deskAwake(page);
  await expect(deskRows(page).getByRole('link', { name: /RM123456785GB/ })).toBeVisible();
  await page.keyboard.press('j');
  await expect(deskRows(page).locator(`a[href="/admin/orders/${id}"]`)).toBeFocused();
  const edge = page.getByRole('separator', { name: 'Width of Order' });
  await edge.press('Enter');
  await edge.press('ArrowRight');
  await expect(page).toHaveURL(/columns=trackingNumber,number:112,total/);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/admin/orders/${id}`);
});

test.describe('for somebody whose days are not those of UTC', () => {
  test.use({ timezoneId: 'Europe/Helsinki' });

  test('days that are counted in UTC say so beside times of one’s own @once', async ({
    asAdmin: { page },
  }) => {
    await page.goto('/admin/orders?from=2026-11-23&to=2026-11-23');
    await expect(page.getByRole('button', { name: 'Placed: 23 Nov 2026 UTC' })).toBeVisible();
    await page.goto('/admin/insights?from=2026-11-01&to=2026-11-23');
    const days = page.getByRole('button', { name: '1 Nov 2026 to 23 Nov 2026 UTC' });
    await expect(days).toBeVisible();
  });
});
