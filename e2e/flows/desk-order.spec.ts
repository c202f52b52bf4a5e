import { expect } from '@playwright/test';
import { deskAwake, deskRows, listOfNew } from '#e2e/fixtures/desk.ts';
import type { Person } from '#e2e/fixtures/people/person.ts';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';
import { productPage } from '#server/contracts/product.ts';

const shippedOrder = async (customer: Person, admin: Person): Promise<string> => {
  const product = await findProduct(customer.context.request, 'LANTERN');
  const items = [{ productId: product.id, quantity: 2 }];
  await placeOrder(customer.context.request, items);
  const { orderId } = await placeOrder(customer.context.request, items);
  const { request } = admin.context;
  await commandOrder(request, orderId, 'notes', { text: 'Fragile', visibility: 'internal' });
  await commandOrder(request, orderId, 'ship', { trackingNumber: 'RM7', carrier: 'Royal Mail' });
  return orderId;
};

test('a link reproduces an order as it was, and what differs from another version', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const orderId = await shippedOrder(asCustomer, asAdmin);
  await page.goto(`/admin/orders/${orderId}?at=1&with=3`);
  await expect(visibleText(page, 'as it was at version 1 of 3')).toBeVisible();
  await expect(visibleText(page, 'Then it was')).toContainText('Pending');
  const table = page.getByRole('table', { name: /What differs between version 1 and version 3/ });
  await expect(table.getByRole('row', { name: /State/ })).toContainText('PendingShipped');
  await expect(table.getByRole('row', { name: /Tracking number/ })).toContainText('RM7');
  await expect(page.locator(`article[data-order-id="${orderId}"]`)).toHaveAttribute(
    'data-version',
    '3',
  );

  await page.getByRole('slider', { name: /Look at version/ }).press('ArrowRight');
  await expect(page).toHaveURL(/at=2&with=3/);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).toHaveURL(`/admin/orders/${orderId}`);
  await expect(page.getByText('as it was at version')).toHaveCount(0);
});

test('every version says why: command, event, actor by name, request, position', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const orderId = await shippedOrder(asCustomer, asAdmin);
  await page.goto(`/admin/orders/${orderId}`);
  await page.getByRole('button', { name: 'Why version 3?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why version 3?' });
  await expect(dialog).toContainText('Ship order');
  await expect(dialog).toContainText('Order shipped');
  await expect(dialog).toContainText(/position [\d,]+/);
  await expect(dialog).toContainText('admin');
});

test("an order's page shows the customer's other orders and where its parcel is", async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const orderId = await shippedOrder(asCustomer, asAdmin);
  await page.goto(`/admin/orders/${orderId}`);
  const others = page.getByRole('region', { name: 'Their other orders' });
  await expect(others.locator('[data-order-id]')).toHaveCount(1);
  await expect(page.getByRole('link', { name: /RM7/ })).toHaveAttribute('href', /royalmail\.com/);
  await others.getByRole('link', { name: /All orders of/ }).click();
  await expect(page).toHaveURL(/customerId=/);
  await expect(page.locator('tr[data-order-id]')).toHaveCount(2);
});

test('what cannot be done to an order stands there with its reason', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const orderId = await shippedOrder(asCustomer, asAdmin);
  await page.goto(`/admin/orders/${orderId}`);
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(page.getByText(/it can no longer be cancelled/)).toBeVisible();
});

test("an order's page is in order for those who cannot see it @once", async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  await page.goto(`/admin/orders/${await shippedOrder(asCustomer, asAdmin)}`);
  await expect(page.getByRole('article')).toMatchAriaSnapshot(`
    - article:
      - link "Orders"
      - heading /Order [\\d,]+/ [level=1]
      - region "Lines":
        - heading "Lines" [level=2]
      - region "History":
        - heading "History" [level=2]
        - list:
          - listitem:
            - paragraph:
              - text: Order placed version 1
              - button "Why version 1?"
          - listitem:
            - paragraph:
              - text: Internal note version 2
              - button "Why version 2?"
          - listitem:
            - paragraph:
              - text: Order shipped version 3
              - button "Why version 3?"
      - region "Versions":
        - slider /Look at version/
        - combobox "Compare it with"
      - region "Actions":
        - button "Ship" [disabled]
        - button "Deliver"
        - button "Cancel" [disabled]
      - region "Customer"
      - region "Their other orders"
  `);
});

test('a long order says what it comes to before its lines, shows ten of them, and prints all', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asAdmin;
  const { data } = productPage.parse(
    await (await context.request.get('/api/products', { params: { limit: 20 } })).json(),
  );
  const items = data.map(({ id }) => ({ productId: id, quantity: 1 }));
  const { orderId } = await placeOrder(asCustomer.context.request, items);
  await page.goto(`/admin/orders/${orderId}`);
  await expect(visibleText(page, '20 lines')).toBeVisible();
  const lines = page.getByRole('table', { name: 'What was ordered' }).locator('tbody tr');
  await expect(lines.filter({ visible: true })).toHaveCount(10);
  await page.emulateMedia({ media: 'print' });
  await expect(lines.filter({ visible: true })).toHaveCount(20);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Show 10 more lines' }).click();
  await expect(lines.filter({ visible: true })).toHaveCount(20);
});

test('J and K lead on from an order to its neighbours in the list, unless a note to it is begun', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.goto(await listOfNew(asCustomer, 3));
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(3);
  const ids = await deskRows(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('data-order-id')),
  );
  const stands = async (at: number) => {
    await expect(page).toHaveURL(`/admin/orders/${ids[at]}`);
    await expect(page.locator(`article[data-order-id="${ids[at]}"]`)).toBeVisible();
  };
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await stands(0);
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await stands(1);
  await page.keyboard.press('j');
  await stands(2);
  await page.keyboard.press('k');
  await stands(1);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Ask her whether');
  await note.blur();
  await page.keyboard.press('j');
  await note.fill('');
  await note.blur();
  await page.keyboard.press('k');
  await stands(0);
});

test('J and K lead on from a row that was opened after the order before had left the list', async ({
  asCustomer,
  asAdmin: { page, context },
}) => {
  await page.goto(`${await listOfNew(asCustomer, 4)}&status=pending`);
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(4);
  const ids = await deskRows(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('data-order-id') ?? ''),
  );
  const open = async (at: number) => {
    await page.locator(`tr[data-order-id="${ids[at]}"] a`).first().click();
    await stands(at);
  };
  const stands = (at: number) =>
    expect(page.locator(`article[data-order-id="${ids[at]}"]`)).toBeVisible();
  await open(1);
  await commandOrder(context.request, ids[1] ?? '', 'ship', { trackingNumber: 'RM7' });
  await expect(visibleText(page, 'Shipped').first()).toBeVisible();
  await page.goBack();
  await expect(deskRows(page)).toHaveCount(3);
  await open(2);
  await page.keyboard.press('k');
  await stands(0);
  await page.keyboard.press('j');
  await stands(2);
});
