import { type InsightsQuery, mostInsightDays } from '#server/contracts/insights.ts';

const dayMs = 86_400_000;
const usualDays = 30;

/** Days (UTC, `2010-12-01`), both ends included, and the equally long stretch before them. */
export type InsightPeriod = { from: string; to: string; previousFrom: string; previousTo: string };

/** A period that is none: `problem` says what is wrong with it. */
export class InvalidPeriod extends Error {
  readonly code = 'invalid-period';
  constructor(problem: string) {
    super(problem);
    this.name = 'InvalidPeriod';
  }
}

/** The period that is asked for; without an end, see `insightsQuery`. Throws InvalidPeriod. */
export function insightPeriod(query: InsightsQuery, today: string): InsightPeriod {
  const to = query.to ?? endOf(query, today);
  const from = query.from ?? later(to, 1 - (query.days ?? usualDays));
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) throw new InvalidPeriod('must not be before its beginning');
  if (days > mostInsightDays)
    throw new InvalidPeriod(`must be at most ${mostInsightDays} days long`);
  return { from, to, previousFrom: later(from, -days), previousTo: later(from, -1) };
}

/**
 * Of a period that today is a day of, the days that are over, beside as many right before it: a day
 * that is not over is compared with none. Undefined where all of them are over, or none is.
 */
export const daysOver = (
  { from, to }: Pick<InsightPeriod, 'from' | 'to'>,
  today: string,
): InsightPeriod | undefined =>
  from < today && today <= to ? insightPeriod({ from, to: later(today, -1) }, today) : undefined;

const endOf = ({ from, days }: InsightsQuery, today: string): string => {
  if (from === undefined) return today;
  if (days !== undefined) return later(from, days - 1);
  const last = later(from, mostInsightDays - 1);
  const soonest = today < last ? today : last;
  return soonest < from ? from : soonest;
};

/** Days (`2010-12-01`) and months (`2010-12`): what is added up, and what is taken off again. */
export type PeriodParts = { added: string[]; taken: string[] };

/**
 * The same days in few parts: of each month the days that are meant, or, where they are fewer, the
 * whole of it less the days that are not. Thirty days are then two months' rows at most, and a year
 * thirteen, with 15 days at either end.
 */
export function periodParts({ from, to }: Pick<InsightPeriod, 'from' | 'to'>): PeriodParts {
  const parts: PeriodParts = { added: [], taken: [] };
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = firstOfNextMonth(first)) {
    const month = daysUntil(first, firstOfNextMonth(first));
    const meant = month.filter((day) => from <= day && day <= to);
    const others = month.filter((day) => day < from || to < day);
    if (meant.length <= others.length + 1) parts.added.push(...meant);
    else {
      parts.added.push(first.slice(0, 7));
      parts.taken.push(...others);
    }
  }
  return parts;
}

const daysUntil = (first: string, end: string): string[] => {
  const days: string[] = [];
  for (let day = first; day < end; day = later(day, 1)) days.push(day);
  return days;
};

const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const firstOfNextMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
};
