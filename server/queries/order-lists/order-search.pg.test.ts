import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// biome-ignore lint/style/noRestrictedImports: to ask by the role that only reads, as the web process does.
import { createReadDb } from '#db/client.ts';
import { listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { admin, testReads } from '#server/queries/testing/test-reads.ts';
import { listAdminOrders } from './list-admin-orders.ts';

let test: Awaited<ReturnType<typeof testReads>>;
let queryDb: ReturnType<typeof createReadDb>;
const lamp = uuidv7();
const alice = { id: uuidv7(), name: 'Alice Johnson', email: 'alice@customers.test' };
const bruno = { id: uuidv7(), name: 'Bruno Weber', email: 'haendler@weber-handel.test' };
const jose = { id: uuidv7(), name: 'José Müller', email: 'jm@customers.test' };
const joerg = { id: uuidv7(), name: 'Jørgen Strauß', email: 'jorg@nord.test' };
const pinata = uuidv7();
let ids: string[];

beforeAll(async () => {
  test = await testReads();
  queryDb = createReadDb(test.urls.query, { max: 2, application: 'search test' });
  await test.addCustomers([alice, bruno, jose, joerg]);
  await test.addProducts([
    { id: lamp, sku: '85123A', name: 'White Hanging Heart Lantern' },
    { id: pinata, sku: 'Ñ-707', name: 'Große Piñata' },
  ]);
  const of = ({ id, name, email }: typeof alice) => ({
    customerId: id,
    customerName: name,
    customerEmail: email,
  });
  ids = await test.addOrders([
    { ...of(alice), productName: 'Jam jar' },
    { ...of(bruno), productId: lamp, productName: 'White Hanging Heart Lantern' },
    ...Array.from({ length: 5 }, () => ({ ...of(alice), productName: 'Tea towel' })),
  ]);
  await test.addOrders([
    { ...of(jose), productId: pinata, productName: 'Große Piñata' },
    { ...of(joerg), productName: 'Jam jar' },
  ]);
});
afterAll(async () => {
  await queryDb.destroy();
  await test.drop();
});

/** As the web process asks: by the role that may only read. */
const search = (q: string, more: Record<string, string> = {}) =>
  listAdminOrders(
    { ...test.reads, db: queryDb as unknown as typeof test.reads.db },
    admin,
    listAdminOrdersQuery.parse({ q, sort: 'number', ...more }),
  );

describe('the search box', () => {
  it.each([
    ['first and last name', 'alice johnson jam', 'customerName', 'Alice Johnson'],
    ['last name first', 'JOHNSON Alice jar', 'customerName', 'Alice Johnson'],
    ['e-mail', 'weber-handel', 'customerEmail', 'haendler@weber-handel.test'],
    ['a product’s name', 'hanging lantern', 'product', 'White Hanging Heart Lantern'],
    ['a product’s number', '85123a', 'sku', '85123A'],
  ])('finds by %s, and says so', async (_name, q, field, text) => {
    const { data, matched } = await search(q);
    expect(data).toHaveLength(1);
    expect(matched?.[data[0]?.id ?? '']).toContainEqual({ field, text, kind: 'exact' });
  });

  it.each([
    ['jose', 'customerName', 'José Müller', 'exact'],
    ['JOSÉ', 'customerName', 'José Müller', 'exact'],
    ['müller', 'customerName', 'José Müller', 'exact'],
    ['jösé mullér', 'customerName', 'José Müller', 'exact'],
    ['strauss', 'customerName', 'Jørgen Strauß', 'exact'],
    ['jorgen STRAUẞ', 'customerName', 'Jørgen Strauß', 'exact'],
    ['grosse pinata', 'product', 'Große Piñata', 'exact'],
    ['ñ-707', 'sku', 'Ñ-707', 'exact'],
    ['n-707', 'sku', 'Ñ-707', 'exact'],
    ['mullar', 'customerName', 'José Müller', 'similar'],
    ['jose muler', 'customerName', 'José Müller', 'similar'],
    ['jörgan', 'customerName', 'Jørgen Strauß', 'similar'],
    ['pinatta', 'product', 'Große Piñata', 'similar'],
  ])(
    'finds %s whatever its accents, and shows it as it is written',
    async (q, field, text, kind) => {
      const { data, matched } = await search(q);
      expect(data).toHaveLength(1);
      expect(matched?.[data[0]?.id ?? '']).toContainEqual({ field, text, kind });
    },
  );

  it('finds an address whole, not its namesakes at other domains', async () => {
    expect((await search('alice@customers.test')).data).toHaveLength(6);
    expect((await search('alice@customers')).data).toHaveLength(6);
    expect((await search('alice@')).data).toHaveLength(6);
    const { data, matched } = await search('alice@customers.example');
    for (const { id } of data) expect(matched?.[id]?.[0]).toMatchObject({ kind: 'similar' });
  });

  it.each([
    ['alise jonson', 6, 'customerName', 'Alice Johnson'],
    ['brunno', 1, 'customerName', 'Bruno Weber'],
    ['lanturn', 1, 'product', 'White Hanging Heart Lantern'],
    ['haendlar@weber-handel.test', 1, 'customerEmail', 'haendler@weber-handel.test'],
    ['alise jam', 1, 'customerName', 'Alice Johnson'],
  ])(
    'finds %s though it is mistyped, and says that it is only similar',
    async (q, count, field, text) => {
      const { data, matched } = await search(q);
      expect(data).toHaveLength(count);
      for (const { id } of data) {
        expect(matched?.[id]).toContainEqual({ field, text, kind: 'similar' });
      }
    },
  );

  it('finds a name of six letters of which one was left out, alone and behind a first name', async () => {
    const id = uuidv7();
    const person = { id, name: 'Noah Bailey', email: 'noah.bailey@customers.test' };
    await test.addCustomers([person]);
    const { name: customerName, email: customerEmail } = person;
    const [order] = await test.addOrders([{ customerId: id, customerName, customerEmail }]);
    for (const q of ['noah baley', 'baley']) {
      expect((await search(q)).data.map((one) => one.id)).toEqual([order]);
    }
  });

  it('finds a mistyped name among many that share one of its words', async () => {
    const names = Array.from({ length: 600 }, (_, index) => `Visitor${index} Chen`);
    const people = [...names, 'Tariq Chen'].map((name) => ({ id: uuidv7(), name }));
    const email = (name: string) => `${name.replace(' ', '.').toLowerCase()}@customers.test`;
    await test.addCustomers(people.map(({ id, name }) => ({ id, name, email: email(name) })));
    const { id = '' } = people.at(-1) ?? {};
    const [order = ''] = await test.addOrders([
      { customerId: id, customerName: 'Tariq Chen', customerEmail: email('Tariq Chen') },
    ]);
    const { data, matched } = await search('tariq chn');
    expect(data.map((one) => one.id)).toEqual([order]);
    expect(matched?.[order]).toEqual([
      { field: 'customerName', text: 'Tariq Chen', kind: 'similar' },
    ]);
    expect((await search('tariq lanturn')).data).toEqual([]);
  });

  it.each([
    'zzzzqqq',
    '??',
    'nobody@customers.test',
    'alice lanturn',
    "'); drop table read.orders; --",
  ])('finds nothing for %s', async (q) => {
    expect(await search(q)).toMatchObject({ data: [], hasMore: false, nextCursor: null });
  });

  it('does not mix similar ones in where the words themselves are found', async () => {
    const { data, matched } = await search('alice');
    expect(data).toHaveLength(6);
    expect(Object.values(matched ?? {}).flat()).toHaveLength(6);
    for (const { kind } of Object.values(matched ?? {}).flat()) expect(kind).toBe('exact');
  });

  it('is one list over its pages, similar ones too', async () => {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await search('alise', { limit: '2', ...(cursor && { cursor }) });
      found.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found).toEqual([ids[0], ...ids.slice(2)]);
  });

  it('counts every word, however many', async () => {
    const words = Array.from({ length: 12 }, () => 'alice');
    expect((await search(words.join(' '))).data).toHaveLength(6);
    expect((await search([...words, 'nowhere'].join(' '))).data).toHaveLength(0);
  });

  it('ends, and turns to no others, when the names that it began with are gone', async () => {
    const { nextCursor } = await search('alise', { limit: '2' });
    const { readDb } = test;
    await sql`update read.customers set search_name = 'x' || id, search_email = 'x'`.execute(
      readDb,
    );
    const cursor = nextCursor ?? '';
    expect(await search('alise', { limit: '2', cursor })).toMatchObject({ data: [] });
  });

  it('says nothing of matches where nothing was searched', async () => {
    expect(await search('jam')).toHaveProperty('matched');
    const all = await listAdminOrders(test.reads, admin, listAdminOrdersQuery.parse({}));
    expect(all).not.toHaveProperty('matched');
  });
});
