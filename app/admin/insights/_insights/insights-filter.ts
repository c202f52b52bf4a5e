import { type Insights, insightsQuery, mostInsightDays } from '#server/contracts/insights.ts';

/** The days that are looked at: the last so many, or own ones, both ends included. */
export type InsightsFilter = { days: number } | Period;
/** Days in UTC (`2010-12-01`), both ends included. */
export type Period = { from: string; to: string };

/** The lengths that one press chooses. */
export const presets = [
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'A year' },
] as const;

const usual = { days: 30 };
const dayMs = 86_400_000;

/** What a URL asks for; what cannot be read or is no period is the usual 30 days. */
export const parseInsightsFilter = (params: URLSearchParams): InsightsFilter => {
  const read = insightsQuery.safeParse(Object.fromEntries(params)).data;
  if (read === undefined) return usual;
  const { days, from, to } = read;
  if (from !== undefined && to !== undefined) {
    return periodProblem(from, to) === undefined ? { from, to } : usual;
  }
  return days === undefined ? usual : { days };
};

/** The same as the parameters of the page and of the API. */
export const insightsParams = (filter: InsightsFilter): string =>
  new URLSearchParams('days' in filter ? { days: String(filter.days) } : filter).toString();

/** The URL that shows these days, in a currency that was chosen. */
export const insightsPath = (filter: InsightsFilter, currency?: string): string => {
  const isUsual = 'days' in filter && filter.days === usual.days;
  const params = new URLSearchParams(isUsual ? '' : insightsParams(filter));
  if (currency !== undefined) params.set('currency', currency);
  return params.size === 0 ? '/admin/insights' : `/admin/insights?${params}`;
};

/** Why these days are no period that can be shown; undefined when they are one. */
export const periodProblem = (from: string, to: string): string | undefined => {
  const days = daysBetween(from, to);
  if (Number.isNaN(days)) return 'Please give both days.';
  if (!insightsQuery.safeParse({ from, to }).success)
    return 'Please stay in the years 1900 to 2999.';
  if (days < 1) return 'The last day is before the first.';
  return days > mostInsightDays ? `Please give at most ${mostInsightDays} days.` : undefined;
};

/** How many days lie between two, both included. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** The days that are meant, where `today` is the last one. */
export const periodOf = (filter: InsightsFilter, today: string): Period =>
  'days' in filter
    ? { from: dayAt(Date.parse(today) - (filter.days - 1) * dayMs), to: today }
    : filter;

/** The period as long as this one that begins after it, or (`-1`) ends before it. */
export const neighbour = ({ from, to }: Period, side: 1 | -1): Period => {
  const shift = daysBetween(from, to) * side * dayMs;
  return { from: dayAt(Date.parse(from) + shift), to: dayAt(Date.parse(to) + shift) };
};

/** Every day from one to another. */
export const everyDay = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) }, (_, index) =>
    dayAt(Date.parse(from) + index * dayMs),
  );

/** The 30 days that end with that of an instant. */
export const daysUpTo = (instant: string): Period => periodOf(usual, instant.slice(0, 10));

/** The URL of the last days with orders, which says why they are shown. */
export const lastDaysPath = (newestOrder: string): string =>
  `${insightsPath(daysUpTo(newestOrder))}&last=true`;

/** Whether these are the last days with orders, and none of them within the last 30 days before `now`. */
export const areLastDays = (filter: InsightsFilter, newestOrder: string, now: number): boolean => {
  const newest = newestOrder.slice(0, 10);
  const { from: recent } = daysUpTo(dayAt(now));
  return 'to' in filter && filter.to === newest && newest < recent;
};

/**
 * Whether a midnight has made these figures those of another day, by a clock that says `now` (ms since
 * 1970): the day that was not over has ended, or one of the days has begun.
 */
export const isOfAnotherDay = (
  { from, to, today }: Pick<Insights, 'from' | 'to' | 'today'>,
  now: number,
): boolean => {
  const day = dayAt(now);
  return today === undefined ? from <= day && day <= to : today < day;
};

/** The day, in UTC, of an instant (ms since 1970). */
export const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);
