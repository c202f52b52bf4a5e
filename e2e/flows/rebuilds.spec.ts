import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { expectAccessible } from '#e2e/fixtures/expect-accessible.ts';
import { test } from '#e2e/fixtures/test.ts';
import { type Operation, operationsOverview } from '#server/contracts/operations.ts';

const once = { tag: '@once' };

/** A rebuild that was not swapped in, because rows of it came out as this says. */
const differing = (outcome: string): Operation => ({
  id: 2 ** 40,
  projection: 'products',
  kind: 'rebuild',
  position: null,
  reason: null,
  requestedBy: 'admin@demo.test',
  requestedAt: new Date().toISOString(),
  state: 'failed',
  worker: 'w',
  finishedAt: new Date().toISOString(),
  outcome: `${outcome}\nNot swapped in: the log does not say what the view in use shows.`,
  differs: true,
});

test(
  'a rebuild that came out differently names the rows, and with a reason it takes its place all the same',
  once,
  async ({ asAdmin }) => {
    const { page } = asAdmin;
    const told = 'products: 1 row came out differently: 7.';
    // Nothing that a browser can do damages a view: this one answer is another's.
    const before = await page.request.get('/api/admin/operations');
    const last = operationsOverview.parse(await before.json()).operations[0]?.id ?? 0;
    await page.route('**/api/admin/operations', async (route) => {
      const answer = await route.fetch();
      const overview = operationsOverview.parse(await answer.json());
      const since = overview.operations.filter(({ id }) => id > last);
      const rest = overview.operations.slice(since.length);
      const operations = [...since, differing(told), ...rest];
      await route.fulfill({ response: answer, json: { ...overview, operations } });
    });
    await page.goto('/admin/operations');
    const log = page.getByRole('table', { name: 'What was asked for' });
    const failed = log.getByRole('row').filter({ hasText: told });
    await failed.getByRole('button', { name: 'Replace anyway… in products' }).click();
    await expect(page.getByRole('dialog')).toContainText('kept, to roll back to');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(page.getByText('Say why')).toBeVisible();
    const why = `A price was changed by hand, ${uuidv7()}`;
    await page.getByLabel('Reason').fill(why);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    const asked = log.getByRole('row').filter({ hasText: why });
    await expect(asked).toContainText('Rebuild: products, whatever differs');
    await expect(failed.getByRole('button')).toHaveCount(0);
    await expect(asked).toContainText('Done', { timeout: 60_000 });
  },
);
