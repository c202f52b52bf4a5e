import { describe, expect, test } from 'vitest';
import { formatMoney, formatShortMoney, parseMoney, toDecimal } from './format-money.ts';

describe('formatMoney', () => {
  test.each([
    [0, 'GBP', '£0.00'],
    [5, 'GBP', '£0.05'],
    [1050, 'GBP', '£10.50'],
    [43_885_265, 'GBP', '£438,852.65'],
    [1050, 'JPY', 'JP¥1,050'],
    [1050, 'KWD', 'KWD\u00a01.050'],
  ])('shows %i minor units of %s with that currency’s digits', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  test('loses no digit of an amount that a binary fraction could not hold', () => {
    expect(toDecimal(9_007_199_254_740_991, 'GBP')).toBe('90071992547409.91');
  });
});

test.each([
  [0, '£0'],
  [1_050_000, '£10.5k'],
  [1_400_000, '£14k'],
  [43_885_265, '£438.9k'],
])('beside an axis %i reads %s', (amount, text) => {
  expect(formatShortMoney(amount, 'GBP')).toBe(text);
});

describe('parseMoney', () => {
  test.each([
    ['10', 'GBP', 1000],
    ['10.5', 'GBP', 1050],
    ['1,000.05', 'GBP', 100_005],
    [' 1 000 ', 'GBP', 100_000],
    ['1,234,567', 'GBP', 123_456_700],
    ['10', 'JPY', 10],
    ['1.005', 'KWD', 1005],
  ])('reads %s %s', (typed, currency, amount) => {
    expect(parseMoney(typed, currency)).toBe(amount);
  });

  test.each(['', 'ten', '-1', '1.005', '1e9', '9999999999999', '100,50', '1,00', ',5', '5,'])(
    'refuses %j in pounds',
    (typed) => {
      expect(parseMoney(typed, 'GBP')).toBeUndefined();
    },
  );
});
