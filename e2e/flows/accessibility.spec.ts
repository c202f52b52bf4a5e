import { expect } from '@playwright/test';
import { holdCommands } from '#e2e/fixtures/commands-of.ts';
import { deskAwake } from '#e2e/fixtures/desk.ts';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { goOffline } from '#e2e/fixtures/go-offline.ts';
import {
  cancelInDialog,
  cancelOrder,
  fillCart,
  orderOn,
  placeFromCart,
} from '#e2e/fixtures/shop.ts';
import { commandOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const once = { tag: '@once' };

test('what anybody may see is accessible, wrong addresses included', once, async ({ page }) => {
  for (const path of [
    '/',
    '/?q=nothing-like-this',
    '/?cart=open',
    '/sign-in',
    '/sign-up',
    '/nowhere',
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test(
  'every screen of a customer is accessible, empty and full',
  once,
  async ({ asCustomer, makeOrder }) => {
    const { page } = asCustomer;
    await page.goto('/orders');
    await expect(page.getByText('You have not ordered anything yet')).toBeVisible();
    await expectAccessible(page);
    const orderId = await makeOrder(asCustomer, 'shipped');
    for (const path of [
      '/',
      '/orders',
      `/orders/${orderId}`,
      '/orders?status=cancelled',
      '/orders/not-an-order',
      '/admin/orders',
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await fillCart(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Account/ }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
  },
);

test(
  'every screen of an admin is accessible, empty and full',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page } = asAdmin;
    const pending = await makeOrder(asCustomer);
    const delivered = await makeOrder(asCustomer, 'delivered');
    for (const path of [
      '/admin/orders',
      '/admin/orders?status=shipped&minTotal=1&country=Nowhere',
      `/admin/orders/${delivered}`,
      '/admin/orders/019ab000-0000-7000-8000-000000000000',
      '/admin/customers',
      '/admin/users',
      '/admin/security',
      '/admin/nowhere',
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await page.goto('/admin/orders');
    await page.getByRole('button', { name: 'Total' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    for (const name of ['Ship', 'Cancel']) {
      await page.goto(`/admin/orders/${pending}`);
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    }
  },
);

test(
  'an order on its way, explained, refused and being edited is accessible',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page } = asCustomer;
    const orderId = await makeOrder(asCustomer);
    const release = await holdCommands(page);
    await page.goto(`/orders/${orderId}`);
    await page.getByRole('button', { name: 'Add note' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await cancelOrder(page);
    const order = orderOn(page, orderId);
    await expect(order.getByRole('button', { name: 'What is happening?' })).toBeVisible();
    await expectAccessible(page);
    await order.getByRole('button', { name: 'What is happening?' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'AXE1' });
    await release();
    await expect(order.getByRole('button', { name: 'Edit' })).toBeVisible();
    await expectAccessible(page);
    await order.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  },
);

test(
  'a page that is offline, and one that could not load, are accessible',
  once,
  async ({ asCustomer }) => {
    const { page, context } = asCustomer;
    await fillCart(page);
    await goOffline(page);
    await placeFromCart(page);
    await expect(page.getByText('You are offline').first()).toBeVisible();
    await expectAccessible(page);
    await context.setOffline(false);
    await expect(page.locator('[data-order-id]:visible')).toHaveAttribute('data-pending', 'false');
    await page.route(/\/api\/products/, (route) => route.fulfill({ status: 503, json: {} }));
    await page.goto('/');
    await page.getByRole('searchbox', { name: /search/i }).fill('heart');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible(page);
  },
);

test(
  'a conflict, a refusal in the list, and a change that waits for its owner are accessible',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page, context } = asCustomer;
    const orderId = await makeOrder(asCustomer);
    const release = await holdCommands(page);
    await page.goto('/orders');
    const row = orderOn(page, orderId);
    await row.getByRole('button', { name: 'Cancel' }).click();
    await cancelInDialog(page);
    await expect(row).toHaveAttribute('data-status', 'cancelled');
    await commandOrder(asAdmin.context.request, orderId, 'ship', { trackingNumber: 'AXE2' });
    await release();
    await expect(row.getByText(/Changed by the warehouse/)).toBeVisible();
    await expectAccessible(page);

    const desk = asAdmin.page;
    const another = await makeOrder(asCustomer);
    const releaseDesk = await holdCommands(desk);
    await desk.goto(`/admin/orders/${another}`);
    await desk.getByRole('button', { name: 'Cancel', exact: true }).click();
    await desk.getByRole('radio', { name: 'Out of stock' }).check();
    await desk.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    const note = { text: 'Please hurry', visibility: 'customer' };
    await commandOrder(context.request, another, 'notes', note);
    await releaseDesk();
    await expect(
      orderOn(desk, another).getByRole('button', { name: 'Do it anyway' }),
    ).toBeVisible();
    await expectAccessible(desk);

    const third = await makeOrder(asCustomer);
    await page.goto(`/orders/${third}`);
    await expect(page.getByRole('button', { name: 'Cancel order' })).toBeVisible();
    await context.clearCookies();
    await cancelOrder(page);
    await expect(orderOn(page, third).getByRole('link', { name: 'Sign in to send' })).toBeVisible();
    await expectAccessible(page);
  },
);

test(
  'the desk at work is accessible: a selection, work on many orders and its results, palette, columns, views',
  once,
  async ({ asCustomer, asAdmin, makeOrders }) => {
    const { page } = asAdmin;
    await makeOrders(asCustomer, 'pending', 3);
    await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
    await deskAwake(page);
    await page.getByRole('checkbox', { name: 'Select every order on this page' }).check();
    await expectAccessible(page);
    const bar = page.getByRole('region', { name: 'Selected orders' });
    await bar.getByRole('button', { name: 'Ship' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'One tracking number for all of them' }).check();
    await expectAccessible(page);
    await dialog.getByRole('textbox', { name: 'Tracking number' }).fill('RM123456785GB');
    await dialog.getByRole('button', { name: 'Ship 3 orders' }).click();
    const work = page.getByRole('region', { name: 'Work on many orders' });
    await work.getByRole('button', { name: 'Results' }).click();
    await expect(work.getByRole('list', { name: 'Results' })).toBeVisible();
    await expectAccessible(page);
    await expect(work).toContainText('3 orders shipped');
    await expectAccessible(page);
    await work.getByRole('button', { name: 'Put away' }).click();

    for (const name of ['Columns', 'Views']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('ord');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    // In the palette's box a question mark is a letter.
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expectAccessible(page);
  },
);
