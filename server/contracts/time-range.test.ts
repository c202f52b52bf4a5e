import { expect, test } from 'vitest';
import { endOf, startOf } from './time-range.ts';

const instantOf = (ms: number) => new Date(ms).toISOString();

test('a range from a day to a day has all of both', () => {
  expect(instantOf(startOf('2010-12-01'))).toBe('2010-12-01T00:00:00.000Z');
  expect(instantOf(endOf('2010-12-01'))).toBe('2010-12-02T00:00:00.000Z');
});

test('a range up to the last day of four-digit years ends in it, where a database reads it', () => {
  expect(instantOf(endOf('9999-12-31'))).toBe('9999-12-31T23:59:59.999Z');
  expect(instantOf(startOf('9999-12-31T23:59:59-01:00'))).toBe('9999-12-31T23:59:59.999Z');
});

test('a range of instants has its ends where they are, whatever their offset', () => {
  expect(instantOf(startOf('2010-12-01T10:00:00+02:00'))).toBe('2010-12-01T08:00:00.000Z');
  expect(instantOf(endOf('2010-12-01T10:00:00Z'))).toBe('2010-12-01T10:00:00.000Z');
});
