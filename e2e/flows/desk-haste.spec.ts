import { expect } from '@playwright/test';
import { deskAwake, deskRows, listOfNew } from '#e2e/fixtures/desk.ts';
import { test } from '#e2e/fixtures/test.ts';

test('filters, tabs and heads pressed one right after the other all count, and Back undoes them one by one @once', async ({
  asAdmin: { page },
}) => {
  await page.goto('/admin/orders?country=France&stale=false');
  await deskAwake(page);
  await page.getByRole('button', { name: 'Remove filter Country' }).click();
  await page.getByRole('button', { name: 'Remove filter Stale' }).click();
  await expect(page).toHaveURL('/admin/orders');
  await page.goBack();
  await expect(page).toHaveURL('/admin/orders?stale=false');
  await page.goBack();
  await expect(page).toHaveURL('/admin/orders?country=France&stale=false');
  await expect(page.getByRole('button', { name: 'Country: France' })).toBeVisible();

  const total = page.getByRole('columnheader', { name: 'Total' });
  await page.goto('/admin/orders?country=France');
  await deskAwake(page);
  await page.getByRole('button', { name: 'Remove filter Country' }).click();
  await total.getByRole('button', { name: 'Total' }).dblclick();
  await page.getByRole('link', { name: /^Pending/ }).click();
  await expect(page).toHaveURL('/admin/orders?status=pending&sort=total');
  await expect(total).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('link', { name: /^Pending/ })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('days of the insights pressed one right after the other all count, and Back undoes them one by one @once', async ({
  asAdmin: { page },
}) => {
  const days = (told: string) => page.getByRole('main').getByRole('button', { name: told });
  await page.goto('/admin/insights?from=2031-05-01&to=2031-05-10');
  await deskAwake(page);
  await page.getByRole('link', { name: 'The days before' }).dblclick();
  await page.getByRole('link', { name: '7 days' }).click();
  await expect(page).toHaveURL('/admin/insights?days=7');
  await page.goBack();
  await expect(page).toHaveURL('/admin/insights?from=2031-04-11&to=2031-04-20');
  await expect(days('11 Apr 2031 to 20 Apr 2031')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/admin/insights?from=2031-04-21&to=2031-04-30');
  await page.goBack();
  await expect(page).toHaveURL('/admin/insights?from=2031-05-01&to=2031-05-10');
  await expect(days('1 May 2031 to 10 May 2031')).toBeVisible();
});

test('an order pressed right after the last letter of a search opens, and both ways back lead to what was searched @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  const { email } = asCustomer.account;
  await page.goto(await listOfNew(asCustomer, 1));
  await deskAwake(page);
  const id = await deskRows(page).getAttribute('data-order-id');
  const searched = ({ searchParams }: URL) => searchParams.get('q') === email;
  await page.getByRole('searchbox').first().fill(email);
  await deskRows(page).getByRole('link').first().click();
  await expect(page).toHaveURL(`/admin/orders/${id}`);
  const back = page.getByRole('main').getByRole('link', { name: 'Orders', exact: true });
  await expect(back).toHaveAttribute('href', /[?&]q=/);
  await page.goBack();
  await expect(page).toHaveURL(searched);
  await expect(page.getByRole('searchbox').first()).toHaveValue(email);
});

test('each J on an order’s page counts while the order before is on its way @once', async ({
  asCustomer,
  asAdmin: { page },
}) => {
  await page.goto(await listOfNew(asCustomer, 4));
  await deskAwake(page);
  await expect(deskRows(page)).toHaveCount(4);
  const last = await deskRows(page).last().getAttribute('data-order-id');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Order \d/ })).toBeVisible();
  for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
  await expect(page).toHaveURL(`/admin/orders/${last}`);
});
