import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from '../core/create-store.ts';
import { cancelOrder, id, queued, shopper } from '../testing/samples.ts';
import { runClock } from './run-clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

it('a clock set back by months makes no timer that fires at once, whatever is on its way or refused', async () => {
  const day = 86_400_000;
  let back = 0;
  const now = () => Date.now() - back;
  const store = createStore(shopper);
  const waits = vi.spyOn(globalThis, 'setTimeout');
  const clock = runClock(store, now);
  for (const n of [1, 2]) {
    const entry = { ...queued(id(n), id(n), cancelOrder), at: now() };
    store.dispatch({ type: 'issued', entry });
  }
  const refusal = { code: 'order-not-pending', message: 'It was shipped.' };
  store.dispatch({ type: 'refused', commandId: id(1), refusal });
  back = 100 * day;
  await vi.advanceTimersByTimeAsync(60_000);
  const delays = waits.mock.calls.map(([, delay]) => delay ?? 0);
  expect(Math.max(...delays)).toBeLessThan(2 ** 31);
  expect(delays.length).toBeLessThan(50);
  clock.stop();
});
