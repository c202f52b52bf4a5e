import { expect, it } from 'vitest';
import { cancelOrder, createOrder, id, queued } from '#app/_consistency/testing/samples.ts';
import { isPlacedHere } from './is-placed-here.ts';

it('an order with a change on its way is asked for, unless that change places it', () => {
  expect(isPlacedHere([queued(id(1), id(9), cancelOrder)])).toBe(false);
  expect(isPlacedHere([queued(id(1), id(9), createOrder(id(9)))])).toBe(true);
});
