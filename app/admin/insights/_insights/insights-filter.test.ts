import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areLastDays,
  daysBetween,
  daysUpTo,
  everyDay,
  type InsightsFilter,
  insightsPath,
  neighbour,
  parseInsightsFilter,
  periodProblem,
} from './insights-filter.ts';

const dayMs = 86_400_000;
const dayOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10);
const aPeriod = fc
  .tuple(fc.integer({ min: 10_000, max: 25_000 }), fc.integer({ min: 0, max: 365 }))
  .map(([first, more]) => ({ from: dayOf(first), to: dayOf(first + more) }));
const aFilter: fc.Arbitrary<InsightsFilter> = fc.oneof(
  aPeriod,
  fc.record({ days: fc.integer({ min: 1, max: 366 }) }),
);

test('a URL reproduces the days that it was made for', () => {
  fc.assert(
    fc.property(aFilter, (filter) => {
      const { searchParams } = new URL(insightsPath(filter), 'http://shop.test');
      expect(parseInsightsFilter(searchParams)).toEqual(filter);
    }),
  );
});

test.each([
  'from=yesterday&to=today',
  'from=2026-01-02&to=2026-01-01',
  'from=2024-01-01&to=2026-01-01',
  'from=2026-01-01',
  'from=9999-12-01&to=9999-12-31',
  'from=0020-01-01&to=0020-01-02',
  'days=0',
  'days=1e3',
  'colour=red',
])('a URL with %s shows the usual 30 days', (query) => {
  expect(parseInsightsFilter(new URLSearchParams(query))).toEqual({ days: 30 });
});

test.each([
  ['', '2026-01-01', 'Please give both days.'],
  ['2026-01-02', '2026-01-01', 'The last day is before the first.'],
  ['2025-01-01', '2026-01-02', 'Please give at most 366 days.'],
  ['0202-01-01', '2026-01-01', 'Please stay in the years 1900 to 2999.'],
  ['9999-12-01', '9999-12-02', 'Please stay in the years 1900 to 2999.'],
  ['2025-01-01', '2026-01-01', undefined],
])('%s to %s: %s', (from, to, problem) => {
  expect(periodProblem(from, to)).toBe(problem);
});

test('a period and its neighbours are equally long and leave no day between them', () => {
  fc.assert(
    fc.property(aPeriod, (period) => {
      const before = neighbour(period, -1);
      const after = neighbour(period, 1);
      const all = everyDay(before.from, after.to);
      expect(all).toEqual([before, period, after].flatMap(({ from, to }) => everyDay(from, to)));
      expect(all).toHaveLength(3 * daysBetween(period.from, period.to));
      expect(neighbour(before, 1)).toEqual(period);
    }),
  );
});

test('days are the last with orders while no order came after them, nor within 30 days', () => {
  const now = Date.parse('2026-11-30T04:00:00Z');
  const days = daysUpTo('2010-12-09T12:50:00Z');
  expect(areLastDays(days, '2010-12-09T12:50:00Z', now)).toBe(true);
  expect(areLastDays(days, '2026-11-30T03:59:00Z', now)).toBe(false);
  expect(areLastDays({ ...days, to: '2010-12-08' }, '2010-12-09T12:50:00Z', now)).toBe(false);
  expect(areLastDays({ days: 30 }, '2010-12-09T12:50:00Z', now)).toBe(false);
  const recent = (day: string) => areLastDays(daysUpTo(day), `${day}T00:00:00Z`, now);
  expect([recent('2026-10-31'), recent('2026-11-01')]).toEqual([true, false]);
});
