import { expect, test } from 'vitest';
import { safeNext, signInPath } from './safe-next.ts';

test.each(['/', '/orders', '/orders/1?a=b#c', '/?cart=open'])('goes on to %s', (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'orders',
  'https://evil.test/',
  '//evil.test',
  '/\\evil.test',
  '/\t/evil.test',
  '/.//evil.test',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  ['/orders'],
])('never leaves the site: %j', (next) => {
  expect(safeNext(next)).toBe('/');
});

test('a page that needs an account is found again after signing in', () => {
  const url = new URL(signInPath('/orders?status=shipped'), 'http://shop.test');
  expect(safeNext(url.searchParams.get('next') ?? undefined)).toBe('/orders?status=shipped');
});
