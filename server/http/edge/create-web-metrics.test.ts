import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWebMetrics, type WebMetrics } from './create-web-metrics.ts';

const config = { secret: 'a secret of the installation', realtimePort: 3001 };
let pushed: unknown[] = [];
let answer: () => Promise<Response>;
let open: WebMetrics[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  pushed = [];
  answer = async () => new Response(null, { status: 204 });
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    pushed.push(JSON.parse(body).process);
    return answer();
  });
});
afterEach(() => {
  for (const metrics of open) metrics.stop();
  open = [];
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const start = () => {
  const warn = vi.fn();
  open.push(createWebMetrics(config, { warn }));
  return warn;
};
/** Time passes, and every push has its answer. */
const pass = async (seconds: number) => {
  for (let gone = 0; gone < seconds; gone += 5) {
    await vi.advanceTimersByTimeAsync(5_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
};
const refused = () => Promise.reject(new TypeError('fetch failed'));

test.each([
  ['nobody answers', refused],
  ['somebody else answers', async () => new Response('?', { status: 404 })],
])('a minute of pushes where %s is told once, with what is missing and why', async (_, fails) => {
  const warn = start();
  answer = fails;
  await pass(55);
  expect(warn).not.toHaveBeenCalled();
  await pass(600);
  expect(warn).toHaveBeenCalledTimes(1);
  const text = warn.mock.calls[0]?.at(-1);
  expect(text).toMatch(/evenkeel_command_duration_seconds.* \/metrics.*127\.0\.0\.1:3001.*host/);
});

test('a worker that is away for less than a minute is not told of', async () => {
  const warn = start();
  for (let restart = 0; restart < 5; restart++) {
    answer = refused;
    await pass(40);
    answer = async () => new Response(null, { status: 204 });
    await pass(10);
  }
  expect(warn).not.toHaveBeenCalled();
});

test('two containers, in each of which this is process 1, are two senders', async () => {
  start();
  start();
  await pass(10);
  expect(pushed).toHaveLength(6);
  expect(new Set(pushed).size).toBe(2);
});

test('the numbers of a process are there as soon as it is, not at its second push', () => {
  start();
  return vi.waitUntil(() => pushed.length === 1);
});
