import { expect, test } from 'vitest';
import { afterSignIn } from './after-sign-in.ts';

test('staff who wanted to go nowhere in particular come to the desk, customers to the shop', () => {
  expect(afterSignIn('/', 'fulfilment')).toBe('/admin');
  expect(afterSignIn('/', 'customer')).toBe('/');
});

test('who was on the way to a page comes to that page', () => {
  expect(afterSignIn('/?q=lantern&cart=open', 'admin')).toBe('/?q=lantern&cart=open');
});
