import { expect, test } from 'vitest';
import { changeOf } from './change-text.ts';

test.each([
  [0, 0, 'same', 'as before'],
  [7, 7, 'same', 'as before'],
  [7, 0, 'more', 'none before'],
  [0, 7, 'less', '100% less'],
  [112, 100, 'more', '12% more'],
  [88, 100, 'less', '12% less'],
  [1_001, 1_000, 'more', 'under 1% more'],
  [300, 100, 'more', '3 times as much'],
  [1_234_000, 1_000, 'more', '1,234 times as much'],
])('%i after %i: %s, %s', (now, before, direction, text) => {
  expect(changeOf(now, before)).toEqual({ direction, text });
});
