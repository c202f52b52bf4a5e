import { expect } from '@playwright/test';
import { signIn } from '#e2e/fixtures/people/accounts.ts';
import { orderOn } from '#e2e/fixtures/shop.ts';
import { test } from '#e2e/fixtures/test.ts';

test('a tab of one account never draws what is another’s who has signed in since, and becomes theirs', async ({
  asCustomer,
  anotherCustomer,
  makeOrder,
}) => {
  const { page, context, account } = asCustomer;
  const theirs = await makeOrder(anotherCustomer);
  // Kept outside the page's memory, which a reload empties.
  await page.addInitScript(
    ({ orderId, name }) => {
      new MutationObserver(() => {
        const isFirst = document.querySelector(`[aria-label="Account: ${name}"]`) !== null;
        const isDrawn = document.querySelector(`[data-order-id="${orderId}"]`) !== null;
        if (isFirst && isDrawn) localStorage.setItem('drawn for another', orderId);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    },
    { orderId: theirs, name: account.name },
  );
  await page.goto('/');
  await expect(page.getByRole('button', { name: `Account: ${account.name}` })).toBeVisible();
  await context.clearCookies();
  await signIn(context.request, anotherCustomer.account);
  await page.getByRole('link', { name: /^My orders/ }).click();

  await expect(
    page.getByRole('button', { name: `Account: ${anotherCustomer.account.name}` }),
  ).toBeVisible();
  await expect(orderOn(page, theirs)).toBeVisible();
  await expect(page.getByRole('button', { name: `Account: ${account.name}` })).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('drawn for another'))).toBeNull();
});

test('an admin’s tab in which a customer has signed in shows neither the desk nor a wrong name', async ({
  asAdmin,
  asCustomer,
  makeOrder,
}) => {
  const { page, context } = asAdmin;
  const orderId = await makeOrder(asCustomer);
  await page.goto(`/admin/orders?customerId=${asCustomer.id}`);
  await expect(orderOn(page, orderId)).toBeVisible();
  await context.clearCookies();
  await signIn(context.request, asCustomer.account);
  await orderOn(page, orderId).getByRole('link').first().click();
  await expect(page.getByText('This page is for the shop’s staff')).toBeVisible();
  await expect(page.getByText(`You are signed in as ${asCustomer.account.name}`)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Admin' })).toHaveCount(0);
});
