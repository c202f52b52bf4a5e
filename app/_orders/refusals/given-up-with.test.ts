import { expect, it } from 'vitest';
import { changeOf } from '#app/_consistency/core/drawing/draw-order.ts';
import { addNote, createOrder, id, queued } from '#app/_consistency/testing/samples.ts';
import { givenUpWith } from './given-up-with.ts';

const changes = [
  { ...queued(id(1), id(9), createOrder(id(9)), 1), state: 'refused' as const },
  { ...queued(id(2), id(9), addNote, 2), state: 'blocked' as const },
].map((entry) => changeOf(entry, 5_000));

it('an order that is given up leaves nothing behind that waited for it', () => {
  expect(givenUpWith(id(1), changes)).toEqual([id(1), id(2)]);
});

it('any other change is given up alone', () => {
  expect(givenUpWith(id(2), changes)).toEqual([id(2)]);
  expect(givenUpWith(id(3), changes)).toEqual([id(3)]);
});
