import { expect } from '@playwright/test';
import { holdCommands, onCommands } from '#e2e/fixtures/commands-of.ts';
import { countKept } from '#e2e/fixtures/count-kept.ts';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import { signIn } from '#e2e/fixtures/people/accounts.ts';
import { refuseStorage } from '#e2e/fixtures/refuse-storage.ts';
import { cancelOrder, fillCart, lantern, orderOn, placeFromCart } from '#e2e/fixtures/shop.ts';
import { commandOrder, findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

test('a change made after the session has ended is kept, and goes out after signing in again', async ({
  asCustomer,
}) => {
  const { page, context, account } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await page.goto(`/orders/${orderId}`);
  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('radio', { name: /changed my mind/i }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();

  await expect(order.getByText('Not sent yet').first()).toBeVisible();
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(order).toHaveAttribute('data-pending', 'true');
  await expect(page.getByText('You have been signed out')).toBeVisible();
  await order.getByRole('link', { name: 'Sign in to send' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page).toHaveURL(new RegExp(`/orders/${orderId}$`));
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await expect(order).toHaveAttribute('data-pending', 'false');
});

test('where nothing can be kept, signing in again leaves the page that has the change, and it goes out', async ({
  asCustomer,
  makeOrder,
}) => {
  const { page, context, account } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  await refuseStorage(page);
  await page.goto(`/orders/${orderId}`);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await context.clearCookies();
  await cancelOrder(page);
  await expect(
    page.getByText('Orders and changes to them are sent when you are back'),
  ).toBeVisible();
  const opened = context.waitForEvent('page');
  await order.getByRole('link', { name: 'Sign in to send' }).click();
  const beside = await opened;
  await beside.getByRole('textbox', { name: 'E-mail' }).fill(account.email);
  await beside.getByLabel('Password').fill(account.password);
  await beside.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(beside).toHaveURL(new RegExp(`/orders/${orderId}$`));
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-status', 'cancelled');
});

test('another account’s session sends nothing of what the first one left behind', async ({
  asCustomer,
  anotherCustomer,
}) => {
  const { page, context } = asCustomer;
  await page.goto(`/?q=${lantern}`);
  await page.getByRole('button', { name: `Add ${lantern} to cart` }).click();
  await page.getByRole('button', { name: /^cart/i }).click();
  await expect(page.getByRole('button', { name: 'Place order' })).toBeEnabled();
  await context.clearCookies();
  await signIn(context.request, anotherCustomer.account);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByText('Not sent yet').first()).toBeVisible();
  const theirs = await context.request.get('/api/orders');
  expect(await theirs.json()).toMatchObject({ data: [] });
});

test('what stood behind a refused change is held back until that is settled, then sent', async ({
  asCustomer,
  asAdmin,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
  await page.goto(`/orders/${orderId}`);
  const order = page.locator(`[data-order-id="${orderId}"]:visible`);
  await expect(order).toHaveAttribute('data-status', 'pending');
  await goOffline(page);
  await cancelOrder(page);
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Sorry for the trouble');
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'RM44GB' });
  await context.setOffline(false);

  await expect(order.getByText('Settle that one first')).toBeVisible();
  await expect(order.getByRole('button', { name: 'Send now' })).toHaveCount(0);
  await order.getByRole('button', { name: 'Discard' }).first().click();
  await order.getByRole('button', { name: 'Send now' }).click();
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(order).toHaveAttribute('data-version', '3');
  await expect(order.getByRole('list').getByText('Sorry for the trouble')).toBeVisible();
});

test('a browser that cannot keep changes says so at once, online too', async ({ asCustomer }) => {
  const { page } = asCustomer;
  await refuseStorage(page);
  await page.goto('/orders');
  await expect(page.getByText('This browser cannot keep changes')).toBeVisible();
});

test('a cancellation that came too late says why, and what was chosen for it is kept until it is discarded', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asCustomer;
  const orderId = await makeOrder(asCustomer);
  const release = await holdCommands(page);
  await page.goto(`/orders/${orderId}`);
  await cancelOrder(page);
  const order = orderOn(page, orderId);
  await expect(order).toHaveAttribute('data-status', 'cancelled');
  await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'FAST1' });
  await release();
  const note = order.getByText(/has been shipped, so it can no longer be cancelled/i).first();
  await expect(note).toBeVisible();
  await expect(order).toHaveAttribute('data-status', 'shipped');

  // What the warehouse did comes a moment later, and moves what stands below it.
  await expect(order.getByText('shipped, FAST1')).toBeVisible();
  // Asking again could only be refused again; what was chosen can be looked at, and is kept until
  // it is discarded.
  await order.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('radio', { name: /changed my mind/i })).toBeChecked();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep order' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const refusal = order.getByText(/could not cancel/i);
  await expect(refusal).toBeVisible();
  await order.getByRole('button', { name: 'Discard' }).click();
  await expect(refusal).toHaveCount(0);
  await expect(order).toHaveAttribute('data-status', 'shipped');
  await expect(order).toHaveAttribute('data-pending', 'false');
});

test('a refused new order is edited from its toast once: a filled cart that is kept stays so, and Back leads back', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  const product = await findProduct(context.request, lantern);
  await onCommands(page, async (route) => {
    const body = route.request().postDataJSON();
    const postData = { ...body, expectedTotal: body.expectedTotal + 1 };
    await route.continue({ postData: JSON.stringify(postData) });
  });
  await fillCart(page);
  const orderId = await placeFromCart(page);
  // The order's own page says it beside the order; elsewhere it is a toast.
  await expect(page.getByRole('alert').filter({ hasText: 'prices have changed' })).toBeVisible();
  const toast = page.getByRole('listitem').filter({ hasText: 'prices have changed' });
  await expect(toast).toHaveCount(0);
  await page.getByRole('link', { name: 'Evenkeel' }).first().click();
  await expect(toast).toBeVisible();
  await page
    .getByRole('button', { name: /^Add .* to cart$/ })
    .first()
    .click();
  await toast.getByRole('button', { name: 'Edit' }).click();
  const offer = page.getByText('Your cart holds 1 item already');
  await expect(offer).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/orders/${orderId}\\?cart=open$`));
  const length = await page.evaluate(() => history.length);
  await page.getByRole('button', { name: 'Keep cart as it is' }).click();
  await expect(offer).toHaveCount(0);

  // What is told to the page draws it again. A cart over the whole of a phone hides the header.
  const badge = page.getByTitle('My orders').filter({ visible: true });
  for (const open of ['1', '2']) {
    await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
    await expect(badge).toContainText(open);
    await expect(offer).toHaveCount(0);
  }
  expect(await page.evaluate(() => history.length)).toBe(length);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/orders/${orderId}$`));
});

test('an order that is given up in its toast leaves nothing behind of what waited for it', async ({
  asCustomer,
}) => {
  const { page, context } = asCustomer;
  await fillCart(page);
  await goOffline(page);
  await placeFromCart(page);
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Leave it with the neighbours');
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  const kept = () => countKept(page);
  await expect.poll(kept).toBeGreaterThan(1);
  await onCommands(page, (route) => route.fulfill({ status: 403, json: {} }));
  await context.setOffline(false);
  await expect(page.getByRole('alert').filter({ hasText: 'Could not place' })).toBeVisible();
  await page.getByRole('link', { name: 'Evenkeel' }).first().click();
  const toast = page.getByRole('listitem').filter({ hasText: 'could not place this order' });
  await toast.getByRole('button', { name: 'Discard' }).click();
  await expect(toast).toHaveCount(0);
  await expect.poll(kept).toBe(0);
});

test('a refused note of the desk is edited beside the one that is being typed, which stays', async ({
  asCustomer,
  asAdmin,
  makeOrder,
}) => {
  const { page } = asAdmin;
  const orderId = await makeOrder(asCustomer);
  await page.goto(`/admin/orders/${orderId}`);
  const order = orderOn(page, orderId);
  const box = order.getByRole('textbox', { name: 'Note' });
  const refusing = '**/api/orders/*/notes';
  await page.route(refusing, (route) => route.fulfill({ status: 403, json: {} }));
  await box.fill('Call before noon');
  const add = order.getByRole('button', { name: 'Add note' });
  await expect(add).not.toHaveAttribute('aria-disabled', 'true');
  await order.getByRole('radio', { name: 'The customer too' }).check();
  await add.click();
  await expect(order.getByText('You typed: “Call before noon”')).toBeVisible();
  await page.unroute(refusing);
  await box.fill('Half a thou');

  await order.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the note' });
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Call before noon');
  await expect(dialog.getByRole('radio', { name: 'The customer too' })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Call before ten');
  await dialog.getByRole('button', { name: 'Add note' }).click();
  await expect(order.getByRole('listitem').filter({ hasText: 'Call before ten' })).toBeVisible();
  await expect(order.getByText('You typed')).toHaveCount(0);
  await expect(order).toHaveAttribute('data-pending', 'false');
  await expect(box).toHaveValue('Half a thou');
});
