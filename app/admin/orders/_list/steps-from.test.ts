import { expect, test } from 'vitest';
import { stepsFrom } from './steps-from.ts';

const were = ['a', 'b', 'c', 'd', 'e'];

test('steps lead from the order that one stands on to its neighbours', () => {
  expect(stepsFrom('b', were, were)).toEqual({ down: 2, up: 0 });
  expect(stepsFrom('e', were, were)).toEqual({ down: 5, up: 3 });
});

test('an order that has left the list leaves its place: the next step leads to the one after it', () => {
  expect(stepsFrom('c', ['a', 'b', 'd', 'e'], were)).toEqual({ down: 2, up: 1 });
  expect(stepsFrom('c', ['new', 'a', 'b', 'e'], were)).toEqual({ down: 3, up: 2 });
  expect(stepsFrom('a', ['b', 'c', 'd', 'e'], were)).toEqual({ down: 0, up: -1 });
});

test('where all that came after it have left too, the last before it is the place', () => {
  expect(stepsFrom('d', ['a', 'b', 'x'], were)).toEqual({ down: 2, up: 1 });
});

test('from nowhere, and from an order that was never listed here, steps lead to the first row', () => {
  expect(stepsFrom(undefined, were, were)).toEqual({ down: 0, up: 0 });
  expect(stepsFrom('z', were, were)).toEqual({ down: 0, up: 0 });
  expect(stepsFrom('c', ['p', 'q'], [])).toEqual({ down: 0, up: 0 });
});
