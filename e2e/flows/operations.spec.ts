import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { deskAwake } from '#e2e/fixtures/desk.ts';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { qaCall } from '#e2e/fixtures/qa/qa-call.ts';
import { shipPoisoned } from '#e2e/fixtures/qa/ship-poisoned.ts';
import { lantern, orderOn } from '#e2e/fixtures/shop.ts';
import { commandOrder, findProduct } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { visibleText } from '#e2e/fixtures/visible-text.ts';
import { qaControls } from '#server/contracts/qa.ts';

const once = { tag: '@once' };

/** The row of an order among what a projection has parked. */
const parkedIn = (page: Page, projection: string, orderId: string) =>
  page
    .getByRole('table', { name: `Parked in ${projection}` })
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/admin/orders/${orderId}"]`) });

/** Asks that everything is tried again which a projection has parked. */
const retryAll = async (page: Page, projection: string) => {
  await page.getByRole('button', { name: `Retry all parked… in ${projection}` }).click();
  await page.getByRole('button', { name: 'Retry parked events' }).click();
};

test(
  'a poisoned order is parked and marked everywhere, and after the cure a retry brings it back',
  once,
  async ({ asCustomer, asAdmin, makeOrder, request }) => {
    const orderId = await makeOrder(asCustomer);
    await shipPoisoned(asAdmin.context.request, orderId);
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    const row = parkedIn(page, 'orders', orderId);
    await expect(row).toContainText('OrderShipped');
    const all = page.getByRole('link', { name: 'Orders that are stale' });
    await expect(all).toHaveAttribute('href', '/admin/orders?stale=true');
    await expectAccessible(page);
    await asCustomer.page.goto(`/orders/${orderId}`);
    await expect(
      visibleText(asCustomer.page, 'This order’s page may be behind since'),
    ).toBeVisible();
    await row.getByRole('link').click();
    await expect(visibleText(page, 'Stale since')).toBeVisible();
    await page.goto('/admin/orders?columns=number,total');
    await deskAwake(page);
    await page.getByRole('button', { name: 'Stale', exact: true }).click();
    await page.getByRole('radio', { name: 'Only orders that are stale' }).click();
    await expect(page).toHaveURL(/stale=true/);
    await expect(page.locator(`tr[data-order-id="${orderId}"]`)).toContainText('Stale since');
    await asCustomer.page.goto('/orders');
    const own = asCustomer.page.locator(`li[data-order-id="${orderId}"]`);
    await expect(own).toContainText('May be behind since');
    await own.getByRole('link').first().click();
    await expect(asCustomer.page).toHaveURL(`/orders/${orderId}`);

    await qaCall(request, 'poison', { orderId, cure: true }, qaControls);
    await page.goto('/admin/operations');
    await retryAll(page, 'orders');
    await expect(row).toHaveCount(0);
    const order = asCustomer.page.locator(`[data-order-id="${orderId}"]:visible`);
    await expect(order).toHaveAttribute('data-status', 'shipped');
    await expect(asCustomer.page.getByText('may be behind since')).toHaveCount(0);
  },
);

test(
  'an event is skipped with a reason only, and whoever opens its order learns that it was skipped',
  once,
  async ({ asCustomer, asAdmin, makeOrder, request }) => {
    const orderId = await makeOrder(asCustomer);
    await shipPoisoned(asAdmin.context.request, orderId);
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    const row = parkedIn(page, 'orders', orderId);
    await row.getByRole('button', { name: /^Skip… OrderShipped, position [\d,]+$/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Skip event' }).click();
    await expect(page.getByText('Say why')).toBeVisible();
    const reason = `Written twice, ${orderId}`;
    await page.getByLabel('Reason').fill(reason);
    await page.getByRole('button', { name: 'Skip event' }).click();
    await expect(row).toHaveCount(0);
    const log = page.getByRole('table', { name: 'What was asked for' });
    await expect(log.getByRole('row').filter({ hasText: reason })).toContainText('Skipped.');
    await qaCall(request, 'poison', { orderId, cure: true }, qaControls);
    const skipped = page.getByRole('table', { name: 'Skipped events' });
    await skipped.getByRole('row').filter({ hasText: reason }).getByRole('link').click();
    const order = orderOn(page, orderId);
    await expect(visibleText(order, 'An event was skipped')).toBeVisible();
    await expect(visibleText(order, reason)).toContainText('Order shipped, version 2.');
    await expectAccessible(page);
    await commandOrder(asAdmin.context.request, orderId, 'notes', {
      text: 'Called about it',
      visibility: 'customer',
    });
    await asCustomer.page.goto(`/orders/${orderId}`);
    const own = orderOn(asCustomer.page, orderId);
    await expect(own).toHaveAttribute('data-version', '3');
    await expect(visibleText(own, 'Part of what happened to this order is missing')).toBeVisible();
    await expect(order).toHaveAttribute('data-version', '3');
    await expect(visibleText(order, 'Stale since')).toBeVisible();
    await expectAccessible(asCustomer.page);
  },
);

test(
  'one order is retried by itself, its event read before; the others stay parked',
  once,
  async ({ asCustomer, asAdmin, makeOrder, request }) => {
    const [mended, other] = [await makeOrder(asCustomer), await makeOrder(asCustomer)];
    for (const orderId of [mended, other]) {
      await shipPoisoned(asAdmin.context.request, orderId);
    }
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    const row = parkedIn(page, 'orders', mended);
    await expect(row.getByRole('link')).toHaveText(/^Order [\d,]+$/);
    await row.getByText('Show event').click();
    await expect(row.getByText('"trackingNumber": "RM123456785GB"')).toBeVisible();
    await expectAccessible(page);
    await qaCall(request, 'poison', { orderId: mended, cure: true }, qaControls);
    await row.getByRole('button', { name: /^Retry OrderShipped, position [\d,]+$/ }).click();
    await expect(row).toHaveCount(0);
    await expect(parkedIn(page, 'orders', other)).toHaveCount(1);
    await qaCall(request, 'poison', { orderId: other, cure: true }, qaControls);
    await retryAll(page, 'orders');
    await expect(parkedIn(page, 'orders', other)).toHaveCount(0);
  },
);

test(
  'while an order is parked every page of the desk says so at its place for operations',
  once,
  async ({ asCustomer, asAdmin, makeOrder, request }) => {
    const orderId = await makeOrder(asCustomer);
    await shipPoisoned(asAdmin.context.request, orderId);
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    await expect(parkedIn(page, 'orders', orderId)).toHaveCount(1);
    await page.goto('/admin/orders');
    const place = page.getByRole('navigation', { name: 'Admin' }).getByRole('link', {
      name: /^Operations.*\d+ parked$/,
    });
    await expect(place).toBeVisible();
    await expectAccessible(page);
    await place.click();
    await qaCall(request, 'poison', { orderId, cure: true }, qaControls);
    await retryAll(page, 'orders');
    await expect(parkedIn(page, 'orders', orderId)).toHaveCount(0);
  },
);

test(
  'every projection has its card, and what moves much says first what will happen',
  once,
  async ({ asAdmin }) => {
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    for (const name of ['orders', 'products', 'insights']) {
      await expect(page.getByRole('progressbar', { name: `Position of ${name}` })).toBeVisible();
    }
    await expect(page.getByText('unaccounted').first()).toBeVisible();
    await expect(page.getByText(/Did the last batch of/).first()).toBeVisible();
    const card = page.getByRole('region', { name: /^products/ });
    await card.getByRole('button', { name: 'Pause…' }).click();
    await expect(page.getByRole('dialog')).toContainText('nothing is lost');
    await page.getByRole('button', { name: 'Leave it' }).click();
    await card.getByRole('button', { name: 'Rebuild…' }).click();
    await expect(page.getByRole('dialog')).toContainText('nobody sees a difference');
    await expectAccessible(page);
    const why = `Its names looked odd, ${uuidv7()}`;
    await page.getByLabel('Why? (optional)').fill(why);
    await page.getByRole('button', { name: 'Rebuild', exact: true }).click();
    const log = page.getByRole('table', { name: 'What was asked for' });
    const asked = log.getByRole('row').filter({ hasText: why });
    await expect(asked).toContainText('Rebuild: products');
    await expect(asked).toContainText('Done', { timeout: 60_000 });
    await expect(card.getByRole('button', { name: 'Roll back…' })).toBeVisible();
  },
);

test(
  'only admins see the operations page and what it asks, by page and by API',
  once,
  async ({ asCustomer }) => {
    const { page } = asCustomer;
    await page.goto('/admin/operations');
    await expect(page.getByText('This page is for the shop’s staff')).toBeVisible();
    expect((await page.request.get('/api/admin/operations')).status()).toBe(403);
    expect((await page.request.post('/api/admin/projections/orders/pause')).status()).toBe(403);
  },
);

test(
  'an order whose first event is parked is said to be held up, and is there after the cure',
  once,
  async ({ asCustomer, asAdmin, request }) => {
    const orderId = uuidv7();
    const product = await findProduct(request, lantern);
    await qaCall(request, 'poison', { orderId }, qaControls);
    const items = [{ productId: product.id, quantity: 1 }];
    const placed = await asCustomer.context.request.post('/api/orders', {
      data: { orderId, items },
    });
    expect(placed.status()).toBe(202);
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    const row = parkedIn(page, 'orders', orderId);
    await expect(row).toContainText('OrderCreated');
    await page.goto(`/admin/orders/${orderId}`);
    await expect(visibleText(page, 'This order is held up')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Operations' }).last().click();
    await qaCall(request, 'poison', { orderId, cure: true }, qaControls);
    await retryAll(page, 'orders');
    await expect(row).toHaveCount(0);
    await page.goto(`/admin/orders/${orderId}`);
    await expect(orderOn(page, orderId)).toHaveAttribute('data-status', 'pending');
  },
);
