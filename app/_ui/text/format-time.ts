import { locale } from './locale.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const styles = {
  exact: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;

/**
 * Null on the server and while the page wakes up: times are then told in the zone that the browser
 * had when it was here last, and on its first visit in UTC, which is said.
 */
export type Now = number | null;

const relative = new Intl.RelativeTimeFormat(locale, { style: 'short' });
/** Making a format costs a thousand times more than using it, and a list uses hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (style: Style, at: number, now: Now, zone?: string): string => {
  const key = now === null ? `${style} ${zone}` : style;
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { ...styles[style], ...(now === null && inZone(style, zone)) });
  formats.set(key, known);
  return known.format(at);
};

const inZone = (style: Style, zone: string | undefined): Intl.DateTimeFormatOptions => ({
  timeZone: zone ?? 'UTC',
  ...(zone === undefined && 'hour' in styles[style] && { timeZoneName: 'short' }),
});

/** `23 Nov 2026, 14:02` in the viewer's zone; `zone` is what it was, where `now` is not known. */
export const formatExact = (at: number, now: Now, zone?: string): string =>
  format('exact', at, now, zone);

/** Whether an instant is told otherwise in UTC than in the viewer's zone, as `formatExact` knows it. */
export const differsFromUtc = (at: number, now: Now, zone?: string): boolean =>
  formatExact(at, now, zone) !== formatExact(at, null, 'UTC');

/** `23 Nov 2026` */
export const formatDay = (at: number, now: Now): string => format('day', at, now);

/** `23 Nov`, where the year is known. */
export const formatShortDay = (at: number, now: Now): string => format('shortDay', at, now);

/** The time with its day of the week, seconds and zone, for a tooltip. */
export const formatFull = (at: number, now: Now, zone?: string): string =>
  format('full', at, now, zone);

/** `14:02:31` in the viewer's zone. */
export const formatClock = (at: number, now: Now): string => format('clock', at, now);

/** `14:02:31` of this day, `22 Nov 2026, 14:02` of another: for what is as old as that. */
export const formatAsOf = (at: number, now: Now): string =>
  format(isToday(at, now) ? 'clock' : 'exact', at, now);

/** `at 14:02` of this day, `on 22 Nov 2026, 14:02` of another: for the middle of a sentence. */
export const formatMoment = (at: number, now: Now): string =>
  `${isToday(at, now) ? 'at' : 'on'} ${formatSince(at, now)}`;

/** `14:02` of this day, `22 Nov 2026, 14:02` of another: after a word such as "since". */
export const formatSince = (at: number, now: Now): string =>
  format(isToday(at, now) ? 'minute' : 'exact', at, now);

const isToday = (at: number, now: Now): boolean =>
  now !== null && format('day', at, now) === format('day', now, now);

/** `just now`, `2 min ago`, `5 hr ago`; older than a day: the date. A clock ahead of us is "just now". */
export const formatRelative = (at: number, now: Now, zone?: string): string => {
  if (now === null) return format('day', at, now, zone);
  const age = now - at;
  if (age < minute) return 'just now';
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute');
  if (age < day) return relative.format(-Math.floor(age / hour), 'hour');
  return format('day', at, now);
};
