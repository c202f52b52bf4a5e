import { expect, test } from 'vitest';
import {
  differsFromUtc,
  formatAsOf,
  formatExact,
  formatMoment,
  formatRelative,
} from './format-time.ts';

const now = Date.parse('2026-11-23T14:02:31Z');

test.each([
  [-3_600_000, 'just now'],
  [0, 'just now'],
  [59_000, 'just now'],
  [2 * 60_000, '2 min ago'],
  [5 * 3_600_000, '5 hr ago'],
])('a time %i ms ago reads %s', (age, text) => {
  expect(formatRelative(now - age, now)).toBe(text);
});

test('a time older than a day is a date', () => {
  expect(formatRelative(Date.parse('2010-12-01T12:00:00Z'), now)).toBe('1 Dec 2010');
});

test('where the page is not awake the time is told in the zone that is known, else in UTC, and says so', () => {
  expect(formatExact(now, null, 'Europe/Berlin')).toBe('23 Nov 2026, 15:02');
  expect(formatExact(now, null)).toBe('23 Nov 2026, 14:02 UTC');
  expect(formatRelative(Date.parse('2026-11-22T23:30:00Z'), null, 'Europe/Berlin')).toBe(
    '23 Nov 2026',
  );
});

test('in a sentence, a time of today is a clock time and any other has its date', () => {
  expect(formatMoment(now, now)).toMatch(/^at \d\d:\d\d$/);
  expect(formatMoment(now - 3 * 86_400_000, now)).toMatch(/^on 20 Nov 2026, \d\d:\d\d$/);
});

test('what is as old as another day says so; of this day it has the second', () => {
  expect(formatAsOf(now, now)).toMatch(/^\d\d:\d\d:31$/);
  expect(formatAsOf(now - 86_400_000, now)).toMatch(/^22 Nov 2026, \d\d:\d\d$/);
});

test('days of UTC are the viewer’s own only where their clock is that of UTC, in that season', () => {
  const [winter, summer] = ['2026-01-05', '2026-07-05'].map((day) => Date.parse(day));
  expect(differsFromUtc(winter ?? 0, null, 'Europe/Helsinki')).toBe(true);
  expect(differsFromUtc(winter ?? 0, null, 'Europe/London')).toBe(false);
  expect(differsFromUtc(summer ?? 0, null, 'Europe/London')).toBe(true);
  expect(differsFromUtc(winter ?? 0, null, 'UTC')).toBe(false);
});
