import { describe, expect, it } from 'vitest';
import { carrierNames, trackingPage } from './carriers.ts';

describe('S10 · a tracking link', () => {
  it.each([...carrierNames, 'royalmail', ' dhl express', 'Fed Ex Ground'])(
    'is there for %s',
    (name) => {
      expect(trackingPage(name, 'AB 1/2')).toMatch(/^https:\/\/.*AB%201%2F2$/);
    },
  );

  it.each([null, '', 'Grocer', 'javascript:alert(1)', 'https://evil.test', 'upside', 'dhlx'])(
    'is not there for %s',
    (name) => {
      expect(trackingPage(name, 'AB1')).toBeUndefined();
    },
  );

  it('leads nowhere but to the carrier, whatever the number is', () => {
    const page = new URL(trackingPage('UPS', '1&x=2#@evil.test/../') ?? '');
    expect(page.host).toBe('www.ups.com');
    expect(page.searchParams.get('tracknum')).toBe('1&x=2#@evil.test/../');
  });
});
