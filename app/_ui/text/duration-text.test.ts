import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [120, '120 ms'],
  [1_500, '1.5 s'],
  [42_000, '42 s'],
  [90_000, '1.5 min'],
  [3_600_000, '1 h'],
  [36_000_000, '10 h'],
])('%i ms reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
