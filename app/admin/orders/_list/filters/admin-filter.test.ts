import { expect, test } from 'vitest';
import { listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { adminListPath, parseAdminFilter, sortedBy, withNextSort } from './admin-filter.ts';

const parse = (query: string) => parseAdminFilter(new URLSearchParams(query));

test('a URL reproduces the list: every filter survives the way there and back', () => {
  const filter = {
    status: 'pending',
    q: 'red bag',
    from: '2010-12-01',
    to: '2010-12-24',
    minTotal: 1000,
    maxTotal: 5000,
    currency: 'JPY',
    productId: '019ab000-0000-7000-8000-000000000001',
    country: 'Germany',
    reason: 'fraud',
    customerId: '019ab000-0000-7000-8000-000000000002',
    stale: true,
    sort: '-total',
  } as const;
  const path = adminListPath(filter);
  expect(parse(path.slice(path.indexOf('?') + 1))).toEqual(filter);
});

test('a part that cannot be read is left out, the others stay', () => {
  expect(parse('status=lost&minTotal=abc&from=yesterday&sort=price&country=France')).toEqual({
    country: 'France',
  });
});

test('what is pasted from a spreadsheet, and longer than the box, is a search that the API takes', () => {
  const { q } = parse(`q=${encodeURIComponent(` \u200ered\tbag\r\n${'x'.repeat(200)}`)}`);
  expect(q).toMatch(/^red bag +x+$/);
  expect(listAdminOrdersQuery.shape.q.parse(q)).toBe(q);
  expect(parse('q=%09%E2%80%8E')).toEqual({});
});

test('the plain list has the plain URL', () => {
  expect(adminListPath(parse('sort=-createdAt&q='))).toBe('/admin/orders');
});

test('a column sorts from its natural end first and turns round after', () => {
  const byTotal = withNextSort({}, 'total');
  expect(byTotal.sort).toBe('-total');
  expect(withNextSort(byTotal, 'total').sort).toBe('total');
  expect(withNextSort({}, 'customerName').sort).toBe('customerName');
  expect(sortedBy({}, 'createdAt')).toBe('descending');
});
