import { expect, test } from 'vitest';
import { both, writesOf } from './writes-of.ts';

test('half a second without an accepted command is an outage, at the beginning and the end too', () => {
  const steady = writesOf([2_200, 2_600, 1_800, 9_999], 1_000, 3_000);
  expect(steady).toEqual({ accepted: 3, seconds: 2, downSeconds: 0.8, longestSeconds: 0.8 });
  const silent = writesOf([], 0, 3_000);
  expect(silent).toEqual({ accepted: 0, seconds: 3, downSeconds: 3, longestSeconds: 3 });
  expect(both(steady, silent)).toEqual({
    accepted: 3,
    seconds: 5,
    downSeconds: 3.8,
    longestSeconds: 3,
  });
});
