// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, periodOf } from './insights-filter.ts';
import { useInsights } from './use-insights.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;
const lateAt = Date.parse('2026-11-30T23:50:00Z');
const minute = 60_000;
const hour = 60 * minute;

/** The figures of these days, as the shop answers on a day. */
const answer = (filter: InsightsFilter, shopsDay: string): Insights => {
  const period = periodOf(filter, shopsDay);
  return {
    ...period,
    ...(period.from <= shopsDay && shopsDay <= period.to && { today: shopsDay }),
    ...{ previousFrom: '2026-01-01', previousTo: '2026-01-07' },
    ...{ totals: [], daily: [], topProducts: [], cancelReasons: [] },
    meta: { epoch: 'one', position: 7, lagMs: 0 },
  };
};

let shopsDay: string;
let asked: InsightsFilter;
const read = vi.fn<() => Promise<Insights>>();
let store: ReturnType<typeof createStore>;
let queryClient: ReturnType<typeof createQueryClient>;
let root: Root;
let drawn: ReturnType<typeof useInsights>;

const Screen = ({ filter, initial }: { filter: InsightsFilter; initial: Insights }) => {
  drawn = useInsights(filter, initial);
  return null;
};
const show = (filter: InsightsFilter, initial: Insights | null) => {
  asked = filter;
  const engine = { store, http: { read } } as unknown as Engine;
  return act(async () => {
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        {initial !== null && <Screen filter={filter} initial={initial} />}
      </EngineContext>,
    );
    await vi.advanceTimersByTimeAsync(0);
  });
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers({ now: lateAt });
  shopsDay = '2026-11-30';
  read.mockReset();
  read.mockImplementation(async () => answer(asked, shopsDay));
  store = createStore(viewer);
  store.dispatch({ type: 'linked', link: 'live' });
  queryClient = createQueryClient();
  root = createRoot(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root.unmount());
  queryClient.clear();
  vi.useRealTimers();
});

const week = { days: 7 };
const november = { from: '2026-11-01', to: '2026-11-30' };
const december = { from: '2026-12-01', to: '2026-12-31' };

describe('midnight', () => {
  test.each([
    ['the last days', week, { to: '2026-12-01', today: '2026-12-01' }],
    ['own days that have ended', november, { to: '2026-11-30', today: undefined }],
    ['own days that have begun', december, { to: '2026-12-31', today: '2026-12-01' }],
  ])('has %s read again, once', async (_which, filter, figures) => {
    await show(filter, answer(filter, shopsDay));
    await pass(9 * minute);
    expect(read).not.toHaveBeenCalled();
    shopsDay = '2026-12-01';
    await pass(3 * minute);
    const { to, today } = drawn.insights ?? {};
    expect({ to, today }).toEqual(figures);
    await pass(hour);
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('of a browser whose clock is ahead has the shop asked once a minute until its own', async () => {
    await show(week, answer(week, shopsDay));
    await pass(10 * minute + 5 * minute);
    expect(read.mock.calls.length).toBeGreaterThan(1);
    expect(read.mock.calls.length).toBeLessThanOrEqual(6);
    expect(drawn.insights?.to).toBe('2026-11-30');
    shopsDay = '2026-12-01';
    await pass(2 * minute);
    expect(drawn.insights?.to).toBe('2026-12-01');
  });

  test('is asked for where the server can be reached only: once when it is back', async () => {
    store.dispatch({ type: 'linked', link: 'offline' });
    await show(week, answer(week, shopsDay));
    shopsDay = '2026-12-01';
    await pass(hour);
    expect(read).not.toHaveBeenCalled();
    expect(drawn.error).toBeNull();
    await act(async () => store.dispatch({ type: 'linked', link: 'live' }));
    await pass(hour);
    expect(read).toHaveBeenCalledTimes(1);
    expect(drawn.insights?.to).toBe('2026-12-01');
  });

  test('is not asked for after the session has ended', async () => {
    store.dispatch({ type: 'session-ended' });
    await show(week, answer(week, shopsDay));
    await pass(hour);
    expect(read).not.toHaveBeenCalled();
  });

  test('is asked for again after a failure that may pass, and not after a refusal', async () => {
    await show(week, answer(week, shopsDay));
    read.mockRejectedValueOnce(new ReadFailed('unavailable', 503, 'Try again.'));
    read.mockRejectedValue(new ReadFailed('forbidden', 403, 'This is for admins.'));
    await pass(3 * hour);
    expect(read).toHaveBeenCalledTimes(2);
    expect(drawn.error?.message).toBe('This is for admins.');
  });
});

test('a page that the router has kept for a day tells of when its figures are, and reads them anew', async () => {
  const rendered = answer(week, shopsDay);
  await show(week, rendered);
  await show(week, null);
  await pass(24 * hour);
  shopsDay = '2026-12-01';
  const figures = Promise.withResolvers<Insights>();
  read.mockImplementationOnce(() => figures.promise);
  await show(week, rendered);
  await pass(1_000);
  expect(drawn.asOf).toBe(lateAt);
  expect(drawn.insights?.to).toBe('2026-11-30');
  await act(async () => figures.resolve(answer(week, shopsDay)));
  await pass(0);
  expect(drawn.asOf).toBe(lateAt + 24 * hour + 1_000);
  expect(drawn.insights?.to).toBe('2026-12-01');
});
