/** Remembers the time zone of this browser, so that the server can tell its times too. */
export const zoneCookie = 'evenkeel.zone';

/** A time zone (`Europe/Berlin`) as a browser has named it; undefined where nobody here knows it. */
export const parseZone = (value: string | undefined): string | undefined => {
  if (value === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};
