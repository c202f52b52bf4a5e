const written = /^([12]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;
const day = 86_400_000;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/**
 * A local date and time as `YYYY-MM-DD HH:MM:SS`, the form that sorts, or undefined when the text
 * is no such time of the calendar (30 February, 24:00).
 */
export function localTime(text: string): string | undefined {
  // The lines of one invoice stand together: most ask what the line before asked.
  if (text !== last.text) last = { text, local: parse(text) };
  return last.local;
}

let last: { text: string; local: string | undefined } = { text: '', local: undefined };

function parse(text: string): string | undefined {
  const [, year, month, date, hour, minute, second = '00'] = written.exec(text) ?? [];
  if (year === undefined) return undefined;
  const local = `${year}-${month}-${date} ${hour}:${minute}:${second}`;
  const millis = asIfUtc(local);
  const back = Number.isNaN(millis) ? '' : new Date(millis).toISOString();
  return back === `${local.replace(' ', 'T')}.000Z` ? local : undefined;
}

/**
 * The instant (ISO 8601, UTC) of a local time in London. Of the hour that happens twice in October
 * it is the first; a time in the hour that March skips is read with the offset of before, which
 * lands an hour later (as Temporal's `compatible`).
 */
export function londonToUtc(local: string): string {
  const naive = asIfUtc(local);
  const before = offsetAt(naive - day);
  const after = offsetAt(naive + day);
  const changed = offsetAt(naive - before) !== before && offsetAt(naive - after) === after;
  return new Date(naive - (changed ? after : before)).toISOString();
}

function asIfUtc(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}Z`);
}

const hour = 3_600_000;
const mostHours = 10_000;
const offsets = new Map<number, number>();

/**
 * London's distance from UTC at an instant, in milliseconds. Asked once an hour of history, since
 * the clocks change on the hour and Intl takes 10 µs to say.
 */
function offsetAt(instant: number): number {
  const begun = Math.floor(instant / hour);
  const known = offsets.get(begun);
  if (known !== undefined) return known;
  if (offsets.size === mostHours) offsets.clear();
  const offset = askOffset(begun * hour);
  offsets.set(begun, offset);
  return offset;
}

function askOffset(instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of london.formatToParts(instant)) parts[type] = value;
  const { year, month, day: date, hour, minute, second } = parts;
  const shown = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return shown - instant;
}
