import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const expectAccessible = async (page: Page) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen of a customer is accessible in ${colorScheme}`, async ({ asCustomer }) => {
    const { page, context } = asCustomer;
    await page.emulateMedia({ colorScheme });
    const product = await findProduct(context.request, 'LANTERN');
    const { orderId } = await placeOrder(context.request, [{ productId: product.id, quantity: 1 }]);
    for (const path of ['/', '/orders', `/orders/${orderId}`, '/orders?status=cancelled']) {
      await page.goto(path);
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
    }
  });

  test(`every screen of an admin is accessible in ${colorScheme}`, async ({
    asCustomer,
    asAdmin,
  }) => {
    const { page } = asAdmin;
    await page.emulateMedia({ colorScheme });
    const product = await findProduct(asCustomer.context.request, 'LANTERN');
    const { orderId } = await placeOrder(asCustomer.context.request, [
      { productId: product.id, quantity: 1 },
    ]);
    for (const path of ['/admin/orders', `/admin/orders/${orderId}`]) {
      await page.goto(path);
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
    }
  });

  test(`signing in and up is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/sign-in', '/sign-up']) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}
