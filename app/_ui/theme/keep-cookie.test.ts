// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { keepCookie } from './keep-cookie.ts';

afterEach(() => vi.useRealTimers());

test('a choice is kept whole for a year, whatever is in it, until it is taken back', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  const choice = 'number,total:120; path=/elsewhere';
  keepCookie('choice', choice);
  vi.setSystemTime(Date.UTC(2026, 11, 31));
  expect(decodeURIComponent(document.cookie)).toBe(`choice=${choice}`);
  keepCookie('choice', undefined);
  vi.advanceTimersByTime(1);
  expect(document.cookie).toBe('');
});
