import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProductsQuery } from '#server/contracts/product.ts';
import { listProducts } from './list-products.ts';
import { testReads } from './testing/test-reads.ts';

let test: Awaited<ReturnType<typeof testReads>>;
const ids = [uuidv7(), uuidv7(), uuidv7()];

beforeAll(async () => {
  test = await testReads();
  await test.readDb
    .insertInto('read.checkpoints')
    .values({
      projection: 'products',
      version: 1,
      position: 3,
      updated_at: new Date(),
      caught_up_at: new Date(),
      paused: false,
    })
    .execute();
  const rows = ids.map((id, index) => ({
    id,
    sku: `S${index}`,
    name: `Thing ${index}`,
    price: 100 + index,
    position: index + 1,
  }));
  await test.addProducts(rows);
});
afterAll(() => test.drop());

const read = (query: Record<string, string>) =>
  listProducts(test.reads, listProductsQuery.parse(query));

describe('products by their ids', () => {
  it('are those alone; what the catalogue lacks is left out', async () => {
    const { data, hasMore } = await read({ ids: [ids[2], ids[0], uuidv7()].join() });
    expect(data.map(({ id, price }) => [id, price])).toEqual([
      [ids[0], 100],
      [ids[2], 102],
    ]);
    expect(hasMore).toBe(false);
  });

  it('are paged like any list, with a cursor of their own', async () => {
    const first = await read({ ids: ids.join(), limit: '2' });
    expect(first.data).toHaveLength(2);
    const cursor = first.nextCursor ?? '';
    expect((await read({ ids: ids.join(), limit: '2', cursor })).data).toHaveLength(1);
    await expect(read({ limit: '2', cursor })).rejects.toThrow();
  });

  it('are not needed where a name or number is typed, whatever its accents', async () => {
    const id = uuidv7();
    await test.addProducts([{ id, sku: 'Ñ-707', name: 'Große Piñata', position: 4 }]);
    for (const q of ['grosse pinata', 'GROSSE PIÑATA', 'große', 'n-707']) {
      const { data } = await read({ q });
      expect(data.map(({ name, sku }) => [name, sku])).toEqual([['Große Piñata', 'Ñ-707']]);
    }
  });

  it.each([
    ['no id', 'lamp'],
    ['an empty one', `${ids[0]},`],
    ['more than a hundred', Array.from({ length: 101 }, () => ids[0]).join()],
  ])('are refused with %s', (_name, text) => {
    expect(listProductsQuery.safeParse({ ids: text }).success).toBe(false);
  });
});

describe('products by words', () => {
  it('are those that have each of them in name or number, in whatever order, page by page', async () => {
    const named = ['HEART LANTERN', 'LANTERN, A BIG HEART', 'HEART OF GLASS', 'BOOM BOX SPEAKER'];
    const rows = named.map((name, n) => ({ id: uuidv7(), sku: `W${n}-9`, name, position: 5 + n }));
    await test.addProducts(rows);
    const names = async (query: Record<string, string>) =>
      (await read(query)).data.map(({ name }) => name);
    for (const q of ['heart lantern', 'lantern heart', ' Lantern  HEART ']) {
      expect(await names({ q })).toEqual(['HEART LANTERN', 'LANTERN, A BIG HEART']);
      const { nextCursor } = await read({ q, limit: '1' });
      const cursor = nextCursor ?? '';
      expect(await names({ q, limit: '1', cursor })).toEqual(['LANTERN, A BIG HEART']);
    }
    expect(await names({ q: 'boom speaker' })).toEqual(['BOOM BOX SPEAKER']);
    expect(await names({ q: 'w1-9 heart' })).toEqual(['LANTERN, A BIG HEART']);
    expect(await names({ q: 'lantern glass' })).toEqual([]);
  });

  it.each([
    ['100%', 'Wool 100% pure'],
    ['a_b', 'Size A_B'],
    ['c\\d', 'Path C\\D'],
  ])('are found by %s as it is typed, which stands for nothing else', async (q, name) => {
    // Found as well if the sign stood for any text.
    const other = name.replace(/[%_\\]/, '7');
    await test.addProducts(
      [name, other].map((one, n) => ({ id: uuidv7(), sku: `L${n}`, name: one, position: 9 })),
    );
    expect((await read({ q })).data.map((row) => row.name)).toEqual([name]);
  });
});
