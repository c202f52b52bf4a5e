import { orderCounts, orderPage } from '#server/contracts/order-queries.ts';
import { productPage } from '#server/contracts/product.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { type Case, findCases } from './list/cases.ts';
import { type Session, signedIn } from './list/session.ts';
import { ourApp, startApp } from './page/our-app.ts';
import { runProgram } from './page/run-program.ts';
import { percentile, significant } from './statistics.ts';

const usualSizes = [10_000, 100_000, 1_000_000];
/** Three rounds ask 210 times: p99 is then the third slowest. */
const askedARound = 70;
const names: Record<number, string> = { 10000: '10k', 100000: '100k', 1000000: '1m' };

/**
 * What the lists' questions take through the real route of a production web process, session
 * included, by one caller, while the shop grows. `growth` is the slowest case at the largest size
 * over the slowest at the smallest. A data folder that is named is grown from what it holds and
 * stays: a shop of 1 M orders takes minutes to make.
 */
export const list: Bench = async ({ rounds, orders = usualSizes, dataDir }) => {
  const app = dataDir === undefined ? await ourApp() : { ...(await startApp(dataDir)), dataDir };
  try {
    const customer = await signedIn(app.url, 'shopper@demo.test');
    const admin = await signedIn(app.url, 'admin@demo.test');
    await placeOrders(customer, 30);
    const rows: BenchRow[] = [];
    const faults: string[] = [];
    const figures: Record<string, number> = {};
    const slowest: number[] = [];
    for (const size of orders) {
      await growTo(size, admin, app.dataDir);
      const measured: BenchRow[] = [];
      for (const one of [...(await findCases(admin)), nothing]) {
        const session = one.who === 'admin' ? admin : customer;
        measured.push(await measure(one, session, size, rounds * askedARound, faults));
      }
      rows.push(...measured);
      const p99 = Math.max(...measured.map(({ p99Ms = 0 }) => p99Ms));
      figures[`p99Ms${names[size] ?? size}`] = p99;
      slowest.push(p99);
    }
    figures.growth = significant((slowest.at(-1) ?? 0) / (slowest[0] ?? 1));
    return { bench: 'list', rows, figures, faults };
  } finally {
    await app.stop();
  }
};

/** Made-up orders, as many as are missing. */
const growTo = async (size: number, admin: Session, dataDir: string): Promise<void> => {
  const { total } = orderCounts.parse(await admin.get('/api/admin/orders/counts'));
  if (total >= size) return;
  const args = ['server/seed/main.ts', '--append', '--orders', String(size - total)];
  await runProgram({ args, env: { DATA_DIR: dataDir, DATABASE_URL: '' } });
};

/** What a route costs that asks no database. */
const nothing: Case = { name: 'no query at all', who: 'admin', path: '/api/health/live' };

const measure = async (
  { name, path, holds }: Case,
  session: Session,
  size: number,
  times: number,
  faults: string[],
): Promise<BenchRow> => {
  for (let warm = 0; warm < 3; warm++) await session.get(path);
  const taken: number[] = [];
  let answer: unknown;
  for (let asked = 0; asked < times; asked++) {
    const { content, ms } = await session.timed(path);
    answer = content;
    taken.push(ms);
  }
  if (holds !== undefined && !holds(orderPage.parse(answer).data)) {
    faults.push(`${name} at ${size} orders: the answer is not what was asked for (${path}).`);
  }
  return {
    case: `${name}, ${size} orders`,
    p50Ms: significant(percentile(taken, 0.5)),
    p99Ms: significant(percentile(taken, 0.99)),
  };
};

const placeOrders = async (customer: Session, count: number): Promise<void> => {
  const [product] = productPage.parse(await customer.get('/api/products?limit=1')).data;
  if (product === undefined) throw new Error('The catalogue is empty.');
  for (let placed = 0; placed < count; placed++) {
    const items = [{ productId: product.id, quantity: 1 + placed }];
    await customer.post('/api/orders', { items });
  }
};
