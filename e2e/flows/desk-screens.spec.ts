import { expect } from '@playwright/test';
import { test } from '#e2e/fixtures/test.ts';

// What each screen of the desk is for somebody who does not see it: its outline and what can be done there.
const once = { tag: '@once' };

test(
  'the admin’s orders are a table that can be sorted, under tabs and filters',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page } = asAdmin;
    await makeOrder(asCustomer);
    await page.goto(`/admin/orders?q=${asCustomer.account.email}`);
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Orders" [level=1]
    - navigation "Orders by status":
      - list:
        - listitem:
          - link "All"
        - listitem:
          - link "Pending"
    - group "Filters":
      - button "Placed"
      - button "Total"
      - button "Product"
      - button "Country"
    - table "Orders":
      - rowgroup:
        - row:
          - columnheader "Order":
            - button "Order"
          - columnheader "State":
            - button "State"
          - columnheader "Total":
            - button "Total"
      - rowgroup:
        - row /Pending £\\d+\\.\\d+/:
          - cell:
            - link /[\\d,]+/
  `);
  },
);

test(
  'the admin’s order has its history, and every action with the reason against it',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page } = asAdmin;
    const orderId = await makeOrder(asCustomer, 'cancelled');
    await page.goto(`/admin/orders/${orderId}`);
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - article:
      - heading /Order [\\d,]+/ [level=1]
      - region "Lines":
        - heading "Lines" [level=2]
        - table "What was ordered"
      - region "History":
        - heading "History" [level=2]
        - list:
          - listitem:
            - paragraph: /Order placed/
          - listitem:
            - paragraph: /Order cancelled/
      - region "Actions":
        - heading "Actions" [level=2]
        - button "Ship" [disabled]
        - paragraph: The order has been cancelled, so it can no longer be shipped.
        - button "Cancel" [disabled]
        - textbox "Note"
        - button "Add note"
      - region "Customer":
        - heading "Customer" [level=2]
        - term: Name
        - definition: /Casey \\w+/
  `);
  },
);

test(
  'the operations page has a card for every projection, what is parked, and who works',
  once,
  async ({ asAdmin }) => {
    const { page } = asAdmin;
    await page.goto('/admin/operations');
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Operations" [level=1]
    - region /orders version \\d+/:
      - heading /orders version \\d+/ [level=2]
      - button "Rebuild… orders"
    - region "Parked orders":
      - heading "Parked orders" [level=2]
    - region "Auditor":
      - heading "Auditor" [level=2]
    - region "Workers":
      - heading "Workers" [level=2]
    - region "What was asked for":
      - heading "What was asked for" [level=2]
  `);
  },
);

test(
  'the insights are figures, then charts that each have their table',
  once,
  async ({ asCustomer, asAdmin, makeOrder }) => {
    const { page } = asAdmin;
    await makeOrder(asCustomer);
    await page.goto('/admin/insights?days=7');
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Insights" [level=1]
    - navigation "Days":
      - list:
        - listitem:
          - link "7 days"
        - listitem:
          - link "30 days"
    - region "Orders per day":
      - heading "Orders per day" [level=2]
      - button "Show table"
    - region "Why cancelled":
      - heading "Why cancelled" [level=2]
  `);
  },
);

test(
  'customers, users and the security log are tables with a search and a filter',
  once,
  async ({ asAdmin }) => {
    const { page } = asAdmin;
    await page.goto('/admin/customers');
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Customers" [level=1]
    - searchbox
    - table "Customers":
      - rowgroup:
        - row
  `);
    await page.goto('/admin/users');
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Users" [level=1]
    - searchbox
    - table "Users":
      - rowgroup:
        - row
  `);
    await page.goto('/admin/security');
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Security log" [level=1]
    - table "Security log":
      - rowgroup:
        - row
  `);
  },
);
