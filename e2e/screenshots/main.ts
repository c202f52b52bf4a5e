import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { browser } from '../browser.ts';
import { signIn } from '../fixtures/people/accounts.ts';
import { commandOrder, findProduct, placeOrder } from '../fixtures/shop-api.ts';

// Takes the README's pictures from a running demo: `npm run screenshots -- http://localhost:3000`.
const baseURL = process.argv[2] ?? 'http://localhost:3000';
const wide = { baseURL, viewport: { width: 1280, height: 800 } };
const phone = { baseURL, viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 };

const started = await chromium.launch(await browser());
try {
  const orderId = await shippedOrder(started);
  await shoot(started, 'shopper', wide, `/orders/${orderId}`, 'order-light');
  await shoot(started, 'admin', { ...wide, colorScheme: 'dark' }, '/admin/orders', 'admin-dark');
  await shoot(started, 'shopper', phone, '/', 'shop-phone');
} finally {
  await started.close();
}

async function signedIn(from: Browser, who: string, options: BrowserContextOptions) {
  const context = await from.newContext(options);
  const email = `${who}@demo.test`;
  await signIn(context.request, { name: who, email, password: 'demo-password' });
  return context;
}

async function shippedOrder(from: Browser): Promise<string> {
  const { request } = await signedIn(from, 'shopper', wide);
  const items = await Promise.all(
    ['RED RETROSPOT CAKE STAND', 'WHITE METAL LANTERN', 'JUMBO BAG RED RETROSPOT'].map(
      async (name, index) => ({
        productId: (await findProduct(request, name)).id,
        quantity: index + 1,
      }),
    ),
  );
  const { orderId } = await placeOrder(request, items);
  const admin = await signedIn(from, 'admin', wide);
  const shipment = { trackingNumber: 'RM123456785GB', carrier: 'Royal Mail' };
  await commandOrder(admin.request, orderId, 'ship', shipment);
  return orderId;
}

async function shoot(
  from: Browser,
  who: string,
  options: BrowserContextOptions,
  path: string,
  name: string,
): Promise<void> {
  const context = await signedIn(from, who, options);
  const page = await context.newPage();
  await page.goto(path);
  await settled(page);
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
  await context.close();
}

/** Drawn, with nothing on its way and every font there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
