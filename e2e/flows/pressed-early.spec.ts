import { expect } from '@playwright/test';
import { openAsleep } from '#e2e/fixtures/open-asleep.ts';
import { cancelInDialog, lantern, orderOn } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

const add = `Add ${lantern} to cart`;
const catalogue = `/?q=${encodeURIComponent(lantern)}`;

test('what is put into the cart before the page answers is in it once, and the cart opens', async ({
  asCustomer: { page },
}) => {
  const wake = await openAsleep(page, catalogue);
  await page.getByRole('button', { name: add }).click();
  await page.getByRole('button', { name: add }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  wake();
  const cart = page.getByRole('dialog', { name: 'Cart' });
  const quantity = cart.getByRole('textbox', { name: `Quantity of ${lantern}` });
  await expect(quantity).toHaveValue('1');
  // The server draws the shelf without knowing the cart, and offers to add what is in it.
  const again = await openAsleep(page, catalogue);
  await page.getByRole('button', { name: add }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  again();
  await expect(quantity).toHaveValue('2');
});

test('who puts a product into the cart by key before the page answers goes on by key', async ({
  asCustomer: { page },
}) => {
  const quantity = page.getByRole('textbox', { name: `Quantity of ${lantern}` });
  const wake = await openAsleep(page, catalogue);
  await page.getByRole('button', { name: add }).press('Enter');
  wake();
  await expect(quantity).toBeFocused();
  // Drawn as not in the cart, which only the browser knows: something else takes the button's place.
  const again = await openAsleep(page, catalogue);
  await page.getByRole('button', { name: add }).press('Enter');
  again();
  await expect(quantity).toHaveValue('2');
  await expect(
    page.getByRole('button', { name: `One more: Quantity of ${lantern}` }),
  ).toBeFocused();
});

test('an order whose cancelling begins before its page answers is cancelled', async ({
  asCustomer: customer,
  makeOrder,
}) => {
  const { page } = customer;
  const orderId = await makeOrder(customer);
  const wake = await openAsleep(page, `/orders/${orderId}`);
  // By the keyboard.
  await page.getByRole('button', { name: 'Cancel order' }).press('Enter');
  wake();
  await cancelInDialog(page);
  await expect(orderOn(page, orderId)).toHaveAttribute('data-status', 'cancelled');
});

test('a row, a menu and a column of the desk answer what was pressed before they could', {
  tag: '@once',
}, async ({ asCustomer, asAdmin: { page }, makeOrder }) => {
  const orderId = await makeOrder(asCustomer);
  const list = `/admin/orders?customerId=${asCustomer.id}`;
  const early = async (press: () => Promise<void>) => {
    const wake = await openAsleep(page, list);
    await press();
    wake();
  };
  await early(() => page.getByRole('button', { name: 'Columns' }).press('Space'));
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
  await early(() => page.getByRole('table').getByRole('button', { name: 'Total' }).click());
  await expect(page).toHaveURL(/sort=/);
  const tick = orderOn(page, orderId).getByRole('checkbox');
  await early(() => tick.check());
  await expect(page.getByText('1 order selected')).toBeAttached();
  await expect(tick).toBeChecked();
  await early(() => orderOn(page, orderId).getByRole('cell').last().click());
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`));
});

test('who goes elsewhere before the page answers takes nothing back along', async ({
  asCustomer: customer,
  makeOrder,
}) => {
  const { page } = customer;
  const orderId = await makeOrder(customer);
  const wake = await openAsleep(page, `/orders/${orderId}`);
  await page.getByRole('button', { name: 'Order again' }).click();
  await page.getByRole('link', { name: 'Evenkeel' }).first().click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: 'Order again' })).toBeVisible();
  wake();
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('dialog', { name: /note/i })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Cart' })).toHaveCount(0);
});
