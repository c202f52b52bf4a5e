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

const endsAfter = async (ms: number, work: Promise<unknown>) => {
  const ended = vi.fn();
  work.catch(ended);
  await vi.advanceTimersByTimeAsync(ms - 1);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalled();
};

it.each([
  ['?after=0&wait=15', {}, 25_000],
  ['', { prefer: 'wait=15' }, 25_000],
  // For the view first, then for a change in it.
  ['?after=0&wait=20', { prefer: 'wait=20' }, 50_000],
  ['?after=0&wait=999', { prefer: 'wait=999' }, 50_000],
])('whoever asks to wait is waited for as much longer (%s, %s)', async (query, headers, ms) => {
  await endsAfter(ms, withinDeadline(request(query, headers), silence));
});

it('an answer that is held back is waited for as much longer, once that is known', async () => {
  let heldMs = 0;
  const answered = withinDeadline(request(), silence, { heldMs: () => heldMs });
  await vi.advanceTimersByTimeAsync(5_000);
  heldMs = 15_000;
  await endsAfter(20_000, answered);
});

it('an answer in time is the answer, and leaves no timer behind', async () => {
  expect(await withinDeadline(request(), Promise.resolve('answer'))).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});
