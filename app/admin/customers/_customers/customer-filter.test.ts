import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerSort } from '#server/contracts/customers.ts';
import {
  type CustomerFilter,
  customersPath,
  parseCustomerFilter,
  sortedBy,
  withNextSort,
} from './customer-filter.ts';

const read = (path: string) => parseCustomerFilter(new URL(path, 'http://shop.test').searchParams);

test('a link reproduces what is searched for and how it is sorted', () => {
  const filters = fc.record(
    {
      q: fc
        .string({ minLength: 1, maxLength: 40 })
        .filter((q) => q.trim() === q && !/\p{C}/u.test(q)),
      sort: fc.constantFrom(...customerSort.options),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, (filter: CustomerFilter) => {
      const again = read(customersPath(filter));
      expect(customersPath(again)).toBe(customersPath(filter));
      expect(again.q).toBe(filter.q);
      expect(sortedBy(again, 'name')).toBe(sortedBy(filter, 'name'));
    }),
  );
});

test('what a link asks for and does not exist is left out', () => {
  expect(read('/admin/customers?sort=shoe-size&colour=red')).toEqual({});
});

test('a press on a column’s head sorts by it, and the next one turns it round', () => {
  const byName = withNextSort({ q: 'ada' }, 'name');
  expect(byName).toEqual({ q: 'ada', sort: 'name' });
  expect(withNextSort(byName, 'name')).toEqual({ q: 'ada', sort: '-name' });
  expect(withNextSort(byName, 'registeredAt').sort).toBe('-registeredAt');
  expect(withNextSort({}, 'registeredAt').sort).toBe('registeredAt');
});
