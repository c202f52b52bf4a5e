import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from '@playwright/test';
import { browser as browserOptions } from '../browser.ts';
import { demoAdmin, freshCustomer, signIn, signUp } from '../fixtures/people/accounts.ts';
import { findProduct, placeOrder } from '../fixtures/shop-api.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { emptyApp } from './page/empty-app.ts';
import { type LighthouseScores, lighthouse, lighthouseCategories } from './page/lighthouse.ts';
import { ourApp } from './page/our-app.ts';
import { walkDesk, walkShop } from './page/walk-pages.ts';
import { weighPage } from './page/weigh-page.ts';
import { median, percentile, significant } from './statistics.ts';

/**
 * What a browser loads and how it feels: JavaScript of the order pages beside that of an empty Next
 * page of the same version and settings, then their paint and interactions on a slowed processor.
 */
export const page: Bench = async ({ rounds }) => {
  const empty = await emptyApp();
  const ours = await ourApp();
  const browser = await chromium.launch(await browserOptions());
  try {
    const shop = await signedIn(browser, ours.url, freshCustomer(), signUp);
    const desk = await signedIn(browser, ours.url, demoAdmin, signIn);
    const placed = await placeOrders(browser, shop, 20);
    const weigh = (name: string, options: BrowserContextOptions, path: string) =>
      weighPage(browser, options, path, { name, rounds });
    const emptyPage = await weigh('empty page', { baseURL: empty.url }, '/');
    const pages = [
      await weigh('/orders', shop, '/orders'),
      await weigh('/orders/{id}', shop, `/orders/${placed[0]}`),
      await weigh('/admin/orders', desk, '/admin/orders'),
    ];
    const audits = [
      ...(await audited('/orders', shop, 'phone')),
      ...(await audited(`/orders/${placed[0]}`, shop, 'phone')),
      ...(await audited('/admin/orders', desk, 'desk')),
    ];

    const uses = [];
    for (let round = 0; round < rounds; round++) {
      uses.push(await walkShop(browser, shop, await placeOrders(browser, shop, 5)));
      uses.push(await walkDesk(browser, desk));
    }
    const frames = uses.flatMap((use) => use.frames);
    const rows: BenchRow[] = [
      ...[emptyPage, ...pages].map(({ row }) => row),
      timesRow(
        'LCP',
        uses.flatMap(({ lcpMs }) => lcpMs),
      ),
      timesRow(
        'INP',
        uses.flatMap(({ inpMs }) => inpMs),
      ),
      ...audits,
    ];
    const ordersKb = Math.max(...pages.map(({ row }) => row.kb));
    const firstKb = Math.max(...pages.map(({ row }) => row.firstKb));
    const scores = audits.flatMap((scored) => lighthouseCategories.map((name) => scored[name]));
    return {
      bench: 'page',
      rows,
      figures: {
        ordersKb,
        emptyKb: emptyPage.row.kb,
        vsEmptyPage: significant(ordersKb / emptyPage.row.kb),
        firstKb,
        vsEmptyPageFirst: significant(firstKb / emptyPage.row.firstKb),
        ...(scores.length > 0 && { lighthouse: Math.min(...scores) }),
        lcpMs: median(uses.flatMap(({ lcpMs }) => lcpMs.map(Math.round))),
        inpMs: Math.max(...uses.flatMap(({ inpMs }) => inpMs)),
        clickToRowFramesP95: percentile(frames, 0.95),
      },
      faults: [emptyPage, ...pages].flatMap(({ faults }) => faults),
    };
  } finally {
    await browser.close();
    await ours.stop();
    await empty.stop();
  }
};

/** What Lighthouse says of one of our pages to whoever is signed in with these options. */
const audited = async (
  path: string,
  { baseURL, storageState }: SignedIn,
  at: 'phone' | 'desk',
): Promise<(BenchRow & LighthouseScores)[]> => {
  const name = `Lighthouse ${path.replace(/[0-9a-f-]{36}/, '{id}')}, ${at}`;
  try {
    const { scores, lost } = await lighthouse(`${baseURL}${path}`, storageState.cookies, at);
    for (const what of lost) console.error(`${name}: ${what}`);
    return [{ case: name, ...scores }];
  } catch (error) {
    // It comes over the network when it is asked for; the other figures stand without it.
    console.error(`${name} could not be run: ${error instanceof Error ? error.message : error}`);
    return [];
  }
};

const timesRow = (name: string, times: number[]): BenchRow => ({
  case: `${name}, processor 4 × slower`,
  p50Ms: significant(median(times)),
  p99Ms: significant(percentile(times, 0.99)),
});

type SignedIn = {
  baseURL: string;
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>;
};

/** Options of a browser context that is signed in from its first page on. */
const signedIn = async (
  browser: Browser,
  baseURL: string,
  account: typeof demoAdmin,
  enter: typeof signIn,
): Promise<SignedIn> => {
  const context = await browser.newContext({ baseURL });
  await enter(context.request, account);
  const storageState = await context.storageState();
  await context.close();
  return { baseURL, storageState };
};

/** Orders of this customer's, all pending; their ids, the oldest first. */
const placeOrders = async (browser: Browser, shop: BrowserContextOptions, count: number) => {
  const { request, close } = await browser.newContext(shop).then((context) => ({
    request: context.request,
    close: () => context.close(),
  }));
  const { id: productId } = await findProduct(request, 'WHITE METAL LANTERN');
  const ids: string[] = [];
  for (let placed = 0; placed < count; placed++) {
    ids.push((await placeOrder(request, [{ productId, quantity: 1 + placed }])).orderId);
  }
  await close();
  return ids;
};
