import { expect, it } from 'vitest';
import { insightsQuery } from './insights.ts';

it.each([
  ['from=2010-12-01', { from: '2010-12-01' }],
  ['from=2010-12-01T00:00:00Z', { from: '2010-12-01' }],
  ['from=2010-12-01T23:59:59.999Z', { from: '2010-12-01' }],
  ['from=2010-12-01T01:00:00%2B02:00', { from: '2010-11-30' }],
  ['to=2010-12-31', { to: '2010-12-31' }],
  // An instant is not part of a period that ends with it.
  ['to=2011-01-01T00:00:00Z', { to: '2010-12-31' }],
  ['to=2010-12-31T23:59:59Z', { to: '2010-12-31' }],
  ['to=2010-12-31T20:00:00-05:00', { to: '2011-01-01' }],
])('a period is told by days or instants, as the list of orders takes them: %s', (text, days) => {
  expect(insightsQuery.parse(Object.fromEntries(new URLSearchParams(text)))).toEqual(days);
});

it.each([
  '2010-12-01T00:00:00',
  '2010-12-01T25:00:00Z',
  '2010-02-30T00:00:00Z',
  '1900-01-01T00:00:00+05:00',
  '9999-12-31T23:59:59-05:00',
  '0000-01-01T00:00:00+05:00',
])('%s begins no period', (from) => {
  expect(insightsQuery.safeParse({ from }).success).toBe(false);
});
