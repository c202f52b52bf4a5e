import { expect, test } from 'vitest';
import { slotAfter } from './slot-after.ts';

test('samples that come a little early or late have slots of their own, one after the other', () => {
  const slots: number[] = [];
  for (const now of [2.001, 2.999, 4.001, 5, 5.999, 7.2]) slots.push(slotAfter(slots.at(-1), now));
  expect(slots).toEqual([2, 3, 4, 5, 6, 7]);
});

test('a sample after a pause, or after the clock was set, has the slot of its time', () => {
  expect(slotAfter(undefined, 2.999)).toBe(2);
  expect(slotAfter(2, 9.5)).toBe(9);
  expect(slotAfter(9, 2.5)).toBe(2);
});
