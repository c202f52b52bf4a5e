import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, londonToUtc } from './london-time.ts';

describe('London time', () => {
  it.each([
    ['in winter', '2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
    ['in summer', '2011-06-01 08:26:00', '2011-06-01T07:26:00.000Z'],
    ['just before the clocks go forward', '2011-03-27 00:59:59', '2011-03-27T00:59:59.000Z'],
    ['in the hour that March skips', '2011-03-27 01:30:00', '2011-03-27T01:30:00.000Z'],
    ['just after the clocks go forward', '2011-03-27 02:00:00', '2011-03-27T01:00:00.000Z'],
    ['just before the hour that comes twice', '2011-10-30 00:59:59', '2011-10-29T23:59:59.000Z'],
    ['in the hour that comes twice', '2011-10-30 01:30:00', '2011-10-30T00:30:00.000Z'],
    ['just after the hour that comes twice', '2011-10-30 02:00:00', '2011-10-30T02:00:00.000Z'],
    ['in the year that kept summer time', '1970-01-01 12:00:00', '1970-01-01T11:00:00.000Z'],
  ])('is read right %s', (_case, local, utc) => {
    expect(londonToUtc(local)).toBe(utc);
  });

  it('turns back into itself for every time that London had', () => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 2_524_608_000 }), (seconds) => {
        const local = shown.format(seconds * 1_000);
        expect(shown.format(new Date(londonToUtc(local)))).toBe(local);
      }),
    );
  });

  it.each(['2010-02-30 08:00:00', '2010-12-01 24:00:00', '2010-13-01 08:00', '12/1/2010 8:26', ''])(
    'refuses %j',
    (text) => {
      expect(localTime(text)).toBeUndefined();
    },
  );

  it('takes a time without seconds', () => {
    expect(localTime('2010-12-01T08:26')).toBe('2010-12-01 08:26:00');
  });
});
