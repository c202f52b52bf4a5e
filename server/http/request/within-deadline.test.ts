import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withinDeadline } from './within-deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const silence = new Promise<never>(() => {});
const request = (query = '', headers = {}) =>
  new Request(`http://localhost/api${query}`, { headers });

it('a database that says nothing is a 503 after 10 s', async () => {
  const answer = expect(withinDeadline(request(), silence)).rejects.toMatchObject({
    code: 'unavailable',
    headers: { 'retry-after': '2' },
  });
  await vi.advanceTimersByTimeAsync(10_000);
  await answer;
});

it.each([
  ['?after=0&wait=15', {}],
  ['', { prefer: 'wait=15' }],
])('whoever asks to wait is waited for as much longer (%s)', async (query, headers) => {
  const ended = vi.fn();
  withinDeadline(request(query, headers), silence).catch(ended);
  await vi.advanceTimersByTimeAsync(24_999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalled();
});

it('an answer in time is the answer, and leaves no timer behind', async () => {
  expect(await withinDeadline(request(), Promise.resolve('answer'))).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});
