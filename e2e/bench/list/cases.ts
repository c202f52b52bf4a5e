import type { z } from 'zod';
import type { Order } from '#server/contracts/order.ts';
import { orderPage } from '#server/contracts/order-queries.ts';
import type { Session } from './session.ts';

type OrderPage = z.infer<typeof orderPage>;

/** A question that a screen asks, and what must be true of the orders in its answer. */
export type Case = {
  name: string;
  who: 'admin' | 'customer';
  path: string;
  holds?: (orders: readonly Order[]) => boolean;
};

const list = '/api/admin/orders';
const deepPages = 50;
const sorts = ['createdAt', 'total', 'customerName', 'status', 'number'] as const;

type SortKey = (typeof sorts)[number];

/** What each sort goes by. Guests have no name and come before the first one. */
const keys: Record<SortKey, (order: Order) => string | number> = {
  createdAt: ({ createdAt }: Order) => createdAt,
  total: ({ total }: Order) => total,
  customerName: ({ customerName }: Order) => customerName ?? '',
  status: ({ status }: Order) => status,
  number: ({ number }: Order) => number,
};

/** Every case, asked about orders that this log really has. */
export const findCases = async (admin: Session): Promise<Case[]> => {
  const sample = await sampleOrder(admin);
  const cursor = await deepCursor(admin);
  const { position } = orderPage.parse(await admin.get(`${list}?limit=1`)).meta;
  return [
    { name: 'first page', who: 'admin', path: list, holds: isFull },
    { name: 'deep page', who: 'admin', path: `${list}?limit=100&cursor=${cursor}`, holds: isFull },
    ...sorts.flatMap((key) => [sortCase(key, 1), sortCase(key, -1)]),
    ...filterCases(sample),
    ...searchCases(sample),
    { name: 'counts', who: 'admin', path: `${list}/counts` },
    { name: 'insights of 30 days', who: 'admin', path: '/api/admin/insights?days=30' },
    { name: 'insights of a year', who: 'admin', path: '/api/admin/insights?days=365' },
    ...customerCases(sample),
    { name: 'my orders', who: 'customer', path: '/api/orders' },
    { name: 'my pending orders', who: 'customer', path: '/api/orders?status=pending' },
    { name: 'changes', who: 'admin', path: `/api/changes?after=${position - 100}` },
    { name: 'my changes', who: 'customer', path: '/api/changes?after=1' },
  ];
};

const isFull = (orders: readonly Order[]) => orders.length >= 20;

const sortCase = (key: SortKey, direction: 1 | -1): Case => {
  const sort = direction === 1 ? key : `-${key}`;
  return {
    name: `sort ${sort}`,
    who: 'admin',
    path: `${list}?sort=${sort}`,
    holds: (orders) => isFull(orders) && isSorted(orders.map(keys[key]), direction),
  };
};

const isSorted = (values: readonly (string | number)[], direction: 1 | -1): boolean =>
  values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || (direction === 1 ? before <= value : before >= value);
  });

const filterCases = (sample: Order): Case[] => {
  const product = sample.items[0]?.productId ?? '';
  const month = sample.createdAt.slice(0, 7);
  const filter = (name: string, query: string, holds: (order: Order) => boolean): Case => ({
    name: `filter ${name}`,
    who: 'admin',
    path: `${list}?${query}`,
    holds: (orders) => orders.length > 0 && orders.every(holds),
  });
  const range = `from=${month}-01&to=${month}-28`;
  const inMonth = ({ createdAt }: Order) => createdAt.startsWith(month);
  const hasProduct = ({ items }: Order) => items.some(({ productId }) => productId === product);
  return [
    filter('status pending', 'status=pending', ({ status }) => status === 'pending'),
    filter('status cancelled', 'status=cancelled', ({ status }) => status === 'cancelled'),
    filter('reason fraud', 'reason=fraud', (order) => order.cancellationReason === 'fraud'),
    filter('country France', 'country=France', ({ country }) => country === 'France'),
    filter('a month', range, inMonth),
    filter('total at least', 'minTotal=50000', ({ total }) => total >= 50_000),
    filter('total at most', 'maxTotal=100', ({ total }) => total <= 100),
    filter('product', `productId=${product}`, hasProduct),
    filter('customer', `customerId=${sample.customerId}`, (order) => {
      return order.customerId === sample.customerId;
    }),
    filter('pending by total', 'status=pending&sort=-total', ({ status }) => status === 'pending'),
    filter('country by total', 'country=France&sort=-total', ({ country }) => country === 'France'),
    filter('product by total', `productId=${product}&sort=-total`, hasProduct),
    filter('product, cheapest first', `productId=${product}&sort=total`, hasProduct),
    filter(
      'delivered in a month of a country',
      `status=delivered&country=France&${range}`,
      inMonth,
    ),
  ].map((found) =>
    // In a young shop a month of one country may be empty.
    found.name.includes('month of')
      ? { ...found, holds: (orders) => orders.every(inMonth) }
      : found,
  );
};

const searchCases = (sample: Order): Case[] => {
  const name = sample.customerName ?? '';
  const search = (what: string, q: string, more = ''): Case => ({
    name: `search ${what}`,
    who: 'admin',
    path: `${list}?q=${encodeURIComponent(q)}${more}`,
    holds: (orders) => {
      if (what === 'a miss') return orders.length === 0;
      // The one who was meant is among those whose name is like it.
      if (what === 'a typo') return orders.some(({ customerName }) => customerName === name);
      return orders.length > 0;
    },
  });
  const [first = '', last = ''] = name.split(' ');
  return [
    search('number', String(sample.number)),
    search('name', name),
    search('first name', first),
    search('e-mail', sample.customerEmail ?? ''),
    search('product', sample.items[0]?.productName ?? ''),
    search('tracking number', sample.trackingNumber ?? ''),
    search('a common word', 'heart'),
    search('a common word by total', 'heart', '&sort=-total'),
    search('a common word among those that wait', 'heart', '&status=pending'),
    search('two letters', 'ho'),
    search('a miss', 'qqzzxxjjwwkk'),
    search('a typo', `${first} ${last.slice(0, 2)}${last.slice(3)}`),
  ];
};

const customerCases = ({ customerName, customerEmail }: Order): Case[] => {
  const customers = (name: string, query: string): Case => ({
    name: `customers${name}`,
    who: 'admin',
    path: `/api/admin/customers?${query}`,
  });
  const search = (name: string, q: string) => customers(name, `q=${encodeURIComponent(q)}`);
  return [
    customers('', ''),
    customers(' by name', 'sort=name'),
    search(' by their name', customerName ?? ''),
    search(' by their e-mail', customerEmail ?? ''),
    search(', a miss', 'qqzzxxjjwwkk'),
  ];
};

/** A delivered order of a known customer. */
const sampleOrder = async (admin: Session): Promise<Order> => {
  const page = orderPage.parse(await admin.get(`${list}?status=delivered&limit=100`));
  const found = page.data.find(({ customerId, customerName }) => customerId && customerName);
  if (found === undefined) throw new Error('No delivered order of a customer was found.');
  return found;
};

/** Where the 50th page of 100 ends. */
const deepCursor = async (admin: Session): Promise<string> => {
  let page: OrderPage | undefined;
  for (let turned = 0; turned < deepPages; turned++) {
    const after = page?.nextCursor ? `&cursor=${page.nextCursor}` : '';
    page = orderPage.parse(await admin.get(`${list}?limit=100${after}`));
  }
  return page?.nextCursor ?? '';
};
