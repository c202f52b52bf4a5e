import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOver, InvalidPeriod, insightPeriod, periodParts } from './insight-period.ts';

const dayMs = 86_400_000;
const day = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10);
const days = ({ from, to }: { from: string; to: string }) => {
  const first = Date.parse(from) / dayMs;
  const count = Date.parse(to) / dayMs - first + 1;
  return Array.from({ length: count }, (_, index) => day(first + index));
};

describe('a period', () => {
  it('is compared with the equally long one right before it', () => {
    expect(insightPeriod({ from: '2024-03-01', to: '2024-03-31' }, '2026-01-01')).toEqual({
      from: '2024-03-01',
      to: '2024-03-31',
      previousFrom: '2024-01-30',
      previousTo: '2024-02-29',
    });
  });

  it('without a beginning is of 30 days', () => {
    const wanted = { from: '2026-01-01', to: '2026-01-30' };
    expect(insightPeriod({}, '2026-01-30')).toMatchObject(wanted);
    expect(insightPeriod({ to: '2026-01-30' }, '2030-01-01')).toMatchObject(wanted);
  });

  it('with a beginning alone goes on to today, or as long as a period may', () => {
    const from = '2026-01-01';
    expect(insightPeriod({ from }, '2026-03-05')).toMatchObject({ from, to: '2026-03-05' });
    expect(insightPeriod({ from }, '2030-01-01')).toMatchObject({ from, to: '2027-01-01' });
    expect(insightPeriod({ from }, '2025-12-31')).toMatchObject({ from, to: from });
  });

  it('of so many days ends today, or is told by its one end', () => {
    const wanted = { from: '2026-01-01', to: '2026-01-07' };
    expect(insightPeriod({ days: 7 }, '2026-01-07')).toMatchObject(wanted);
    expect(insightPeriod({ days: 7, from: '2026-01-01' }, '2030-01-01')).toMatchObject(wanted);
    expect(insightPeriod({ days: 7, to: '2026-01-07' }, '2030-01-01')).toMatchObject(wanted);
  });

  it.each([
    ['backwards', '2026-01-02', '2026-01-01'],
    ['of more than 366 days', '2025-01-01', '2026-01-02'],
  ])('%s is refused', (_name, from, to) => {
    expect(() => insightPeriod({ from, to }, '2026-01-01')).toThrow(InvalidPeriod);
  });
});

it('a day that is not over is compared with none: of a period’s other days as many lie before it', () => {
  const week = { from: '2026-03-01', to: '2026-03-07' };
  expect(daysOver(week, '2026-03-07')).toEqual({
    from: '2026-03-01',
    to: '2026-03-06',
    previousFrom: '2026-02-23',
    previousTo: '2026-02-28',
  });
  expect(daysOver(week, '2026-03-02')).toMatchObject({
    to: '2026-03-01',
    previousFrom: '2026-02-28',
  });
  for (const day of ['2026-03-08', '2026-03-01', '2026-02-28']) {
    expect(daysOver(week, day)).toBeUndefined();
  }
});

it('the parts of a period come to its days, each once, and are few', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.nat(365), (start, length) => {
      const period = { from: day(start), to: day(start + length) };
      const { added, taken } = periodParts(period);
      const times = new Map<string, number>();
      const count = (part: string, by: number) => {
        for (const one of daysOf(part)) times.set(one, (times.get(one) ?? 0) + by);
      };
      for (const part of added) count(part, 1);
      for (const part of taken) count(part, -1);
      const covered = [...times].filter(([, by]) => by !== 0);
      expect(covered.map(([one]) => one).sort()).toEqual(days(period));
      for (const [, by] of covered) expect(by).toBe(1);
      expect(added.length + taken.length).toBeLessThanOrEqual(13 + 2 * 16);
    }),
  );
});

const daysOf = (part: string): string[] => {
  if (part.length === 10) return [part];
  const next = new Date(`${part}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return days({ from: `${part}-01`, to: day(next.getTime() / dayMs - 1) });
};
