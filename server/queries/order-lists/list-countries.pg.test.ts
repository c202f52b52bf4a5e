import { afterAll, beforeAll, expect, it } from 'vitest';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { listCountries } from './list-countries.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
afterAll(() => test.drop());

it('names each country that an order is from, once and as it is written there', async () => {
  expect((await listCountries(test.reads)).data).toEqual([]);
  await test.addOrders(
    ['Germany', 'EIRE', null, 'Germany', 'germany', 'France'].map((country) => ({ country })),
  );
  const { data, meta } = await listCountries(test.reads);
  expect(data.toSorted()).toEqual(['EIRE', 'France', 'Germany', 'germany']);
  expect(meta.position).toBe(6);
});
