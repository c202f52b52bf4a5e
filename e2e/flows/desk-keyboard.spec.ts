import { expect, type Page } from '@playwright/test';
import { deskAwake, everyBox } from '#e2e/fixtures/desk.ts';
import { signIn } from '#e2e/fixtures/people/accounts.ts';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { savedViews } from '#server/contracts/saved-views.ts';

const support = { name: 'Support', email: 'support@demo.test', password: 'demo-password' };

test('the palette goes to an order by its number, and offers what can be done to it', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const product = await findProduct(asCustomer.context.request, 'LANTERN');
  const placed = await placeOrder(asCustomer.context.request, [
    { productId: product.id, quantity: 1 },
  ]);
  await page.goto('/admin/orders');
  await deskAwake(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await palette.getByRole('combobox').fill(String(placed.position));
  await palette.getByRole('option', { name: asCustomer.account.name }).click();
  await expect(page).toHaveURL(`/admin/orders/${placed.orderId}`);

  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option', { name: /^Ship order/ })).toBeVisible();
  await expect(palette.getByRole('option', { name: /^Deliver order/ })).toHaveCount(0);
  await palette.getByRole('option', { name: /^Ship order/ }).click();
  await expect(page.getByRole('dialog', { name: /^Ship order/ })).toBeVisible();
});

test('the palette has no heading without something below it', async ({ asAdmin: { page } }) => {
  await page.goto('/admin/operations');
  await deskAwake(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await expect(palette.getByText('Pages', { exact: true })).toBeVisible();
  await expect(palette.getByText('On this screen')).toHaveCount(0);
});

test('all that match are selected and worked on by keyboard alone, from whatever row one stands on @once', async ({
  asCustomer,
  asAdmin: { page },
  makeOrders,
}) => {
  await makeOrders(asCustomer, 'pending', 60);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('region', { name: 'Selected orders' });
  await expect(bar).toContainText('Select all 60 that match');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await palette.getByRole('combobox').pressSequentially('Select all');
  await expect(palette.getByRole('option').first()).toHaveText('Select all 60 that match');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('All 60 that match');
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option', { name: 'Export the selected orders' })).toBeVisible();
  await expect(palette.getByRole('option', { name: /^Select all/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  // The bar comes right before the table, however many rows that has by now.
  await page.getByRole('checkbox', { name: everyBox }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(bar.getByRole('button', { name: 'Let go of the selection' })).toBeFocused();
});

test('the palette offers what the role may do, and ? tells the keys @once', async ({ page }) => {
  await signIn(page.request, support);
  await page.goto('/admin/orders');
  await deskAwake(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help).toContainText('Open the order');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await expect(palette.getByRole('option', { name: 'Orders', exact: true })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Users' })).toHaveCount(0);
});

/** Sorts a view otherwise behind the page's back, as a colleague would. */
const changeElsewhere = async ({ request }: Page, called: string) => {
  const { data } = savedViews.parse(await (await request.get('/api/admin/views')).json());
  const view = data.find(({ name }) => name === called);
  if (view === undefined) throw new Error(`no view is called ${called}`);
  const { id, name, shared, definition, version } = view;
  const answer = await request.put(`/api/admin/views/${id}`, {
    data: { name, shared, definition: { ...definition, sort: 'total' }, version },
  });
  expect(answer.status()).toBe(200);
};

test('a view is saved, shared, renewed and deleted, and a colleague sees each of it @once', async ({
  asCustomer,
  asAdmin,
  page: colleague,
}) => {
  const { page } = asAdmin;
  await signIn(colleague.request, support);
  const name = `View of ${asCustomer.account.name}`;
  await page.goto('/admin/orders?status=pending&sort=-total&columns=number,total');
  await deskAwake(page);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save as a new view…' }).click();
  const dialog = page.getByRole('dialog', { name: /view/i });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('checkbox', { name: /Share it/ }).check();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(page).toHaveURL(/view=/);

  await page.goto('/admin/orders?columns=default');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name }).first().click();
  await expect(page).toHaveURL(/status=pending&sort=-total&columns=number,total&view=/);
  await expect(page.getByRole('columnheader')).toHaveCount(3);

  const openTheirs = async () => {
    await colleague.goto('/admin/orders?columns=default');
    await deskAwake(colleague);
    await colleague.getByRole('button', { name: 'Views' }).click();
    await colleague.getByRole('button', { name: `${name} Shared by` }).click();
    await expect(colleague.getByRole('dialog')).toHaveCount(0);
  };
  await openTheirs();
  await expect(colleague).toHaveURL(/status=pending&sort=-total&columns=number,total&view=/);
  await colleague.getByRole('button', { name }).click();
  await expect(
    colleague.getByRole('button', { name: `Change the view ${name}` }),
    'only its owner and admins may',
  ).toHaveCount(0);

  await page.getByRole('link', { name: /^Shipped/ }).click();
  await page.getByRole('button', { name: `${name} (changed)` }).click();
  await page.getByRole('button', { name: `Save changes to “${name}”…` }).click();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toHaveCount(0);
  await openTheirs();
  await expect(colleague).toHaveURL(/status=shipped&sort=-total&columns=number,total&view=/);

  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: `Change the view ${name}` }).click();
  await changeElsewhere(page, name);
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toContainText('Somebody has changed this view since you opened it.');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: `Change the view ${name}` }).click();
  await page.getByRole('button', { name: 'Delete the view…' }).click();
  await page
    .getByRole('dialog', { name: /for everybody/ })
    .getByRole('button', { name: 'Delete for everybody' })
    .click();
  await expect(page).not.toHaveURL(/view=/);
  await colleague.goto('/admin/orders?columns=default');
  await deskAwake(colleague);
  await colleague.getByRole('button', { name: 'Views' }).click();
  await expect(colleague.getByRole('button', { name: 'Save as a new view…' })).toBeVisible();
  await expect(colleague.getByRole('button', { name })).toHaveCount(0);
});

test('the desk opens with the saved view that was chosen for it, until that is taken back @once', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page } = asAdmin;
  const name = `First for ${asCustomer.account.name}`;
  await page.goto('/admin/orders?status=shipped&sort=-total');
  await deskAwake(page);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save as a new view…' }).click();
  const dialog = page.getByRole('dialog', { name: /view/i });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: `Open the desk with “${name}”` }).click();
  await expect(page.getByRole('button', { name: 'Open the desk with all orders' })).toBeVisible();

  await page.goto('/admin');
  await expect(page).toHaveURL(/status=shipped.*sort=-total.*view=/);
  await page.getByRole('link', { name: 'Insights' }).click();
  await expect(page).toHaveURL(/insights/);
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page).toHaveURL(/status=shipped.*sort=-total.*view=/);

  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Open the desk with all orders' }).click();
  await page.goto('/admin');
  await expect(page).not.toHaveURL(/status=shipped/);
});

test('the key of the search does not lead out of a question that is open @once', async ({
  asCustomer,
  asAdmin: { page },
  makeOrder,
}) => {
  await page.goto(`/admin/orders/${await makeOrder(asCustomer)}`);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const reason = page.getByRole('dialog').getByRole('radio').first();
  await reason.press('/');
  await expect(reason).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: /search orders/i })).toBeFocused();
});

test('letters and signs that do something alone can be turned off, which is kept; other keys stay @once', async ({
  asCustomer,
  asAdmin: { page },
  makeOrders,
}) => {
  await makeOrders(asCustomer, 'pending', 2);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await deskAwake(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await help.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);

  const search = page.getByRole('searchbox', { name: /search orders/i });
  await page.reload();
  await deskAwake(page);
  await expect(search).not.toHaveAttribute('aria-keyshortcuts');
  for (const key of ['j', 'x', '?', '/', 'Shift+J']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'Selected orders' })).toHaveCount(0);
  await expect(search).not.toBeFocused();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await palette.getByRole('option', { name: 'Keyboard help' }).click();
  await help.getByRole('checkbox', { name: 'Single-key shortcuts' }).check();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Selected orders' })).toBeVisible();
});
