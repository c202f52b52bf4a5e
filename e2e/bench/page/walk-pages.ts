import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { countFrames, framesCounted, inpOf, lcpOf, slowPage } from './slow-page.ts';

/** What using the pages on a slow processor gave: ms, and frames from click to row. */
export type Use = { lcpMs: number[]; inpMs: number[]; frames: number[] };

/**
 * A customer cancels orders and places as many as people do, through dialog and cart. `cancellable`:
 * ids of pending orders on the first page of their list.
 */
export const walkShop = async (
  browser: Browser,
  options: BrowserContextOptions,
  cancellable: readonly string[],
): Promise<Use> => {
  const { page, close } = await slowPage(browser, options);
  try {
    const frames: number[] = [];
    await page.goto('/orders', { waitUntil: 'networkidle' });
    const lcpMs = [await lcpOf(page)];
    for (const id of cancellable) frames.push(await cancel(page, id));
    const inpMs = [await inpOf(page)];

    await page.goto('/', { waitUntil: 'networkidle' });
    for (const _ of cancellable) frames.push(await place(page));
    inpMs.push(await inpOf(page));
    return { lcpMs, inpMs, frames };
  } finally {
    await close();
  }
};

const cancel = async (page: Page, id: string): Promise<number> => {
  const order = `[data-order-id="${id}"]`;
  await page
    .locator(order)
    .getByRole('button', { name: /^Cancel order/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'I changed my mind' }).click();
  const button = 'Cancel order';
  await countFrames(page, { button, drawn: `${order}[data-status="cancelled"]` });
  await dialog.getByRole('button', { name: button }).click();
  const frames = await framesCounted(page);
  await dialog.waitFor({ state: 'hidden' });
  return frames;
};

const place = async (page: Page): Promise<number> => {
  await page
    .getByRole('button', { name: /^add .* to cart$/i })
    .first()
    .click();
  await page.getByRole('button', { name: /^cart/i }).click();
  const button = 'Place order';
  await countFrames(page, { button, drawn: '[data-order-id=":path"]' });
  await page.getByRole('button', { name: button }).click();
  const frames = await framesCounted(page);
  await page.goto('/', { waitUntil: 'networkidle' });
  return frames;
};

/** An admin sorts, filters, opens an order and comes back. */
export const walkDesk = async (browser: Browser, options: BrowserContextOptions): Promise<Use> => {
  const { page, close } = await slowPage(browser, options);
  try {
    await page.goto('/admin/orders', { waitUntil: 'networkidle' });
    const lcpMs = [await lcpOf(page)];
    const table = page.getByRole('table');
    await table.getByRole('button', { name: 'Total' }).click();
    await page.waitForURL(/sort=/);
    await page.getByRole('button', { name: 'Country' }).click();
    const countries = page.getByRole('dialog');
    await countries.getByRole('searchbox').fill('France');
    await countries.getByRole('button', { name: 'France' }).click();
    await page.waitForURL(/country=France/);
    await page.waitForLoadState('networkidle');
    return { lcpMs, inpMs: [await inpOf(page)], frames: [] };
  } finally {
    await close();
  }
};
