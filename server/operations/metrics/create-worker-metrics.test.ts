import { expect, it, vi } from 'vitest';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import { createWorkerMetrics } from './create-worker-metrics.ts';

const status = (own: Partial<ProjectionStatus>): ProjectionStatus => ({
  name: 'orders',
  version: 1,
  position: 10,
  lagEvents: 0,
  lagMs: 0,
  state: 'running',
  reason: null,
  eventsPerSecond: 0,
  deadLetters: 0,
  lastBatch: null,
  previous: null,
  ...own,
});

const fixed = (projections: ProjectionStatus[]) => ({
  status: async () => ({ head: 12, projections }),
  unaccounted: async () => new Map([['orders', 0]]),
  sockets: () => 5,
  log: { warn: vi.fn() },
});

it('parked events show as dead letters of their projection', async () => {
  const views = [status({ deadLetters: 3 }), status({ name: 'products' })];
  const text = await createWorkerMetrics(fixed(views)).text();
  expect(text).toContain('evenkeel_dead_letters{projection="orders"} 3');
  expect(text).toContain('evenkeel_dead_letters{projection="products"} 0');
});

it('what cannot be asked now is left out, not told from before, and takes nothing else with it', async () => {
  const observed = fixed([status({})]);
  const away = async () => Promise.reject(new Error('The database is away.'));
  const still = /^evenkeel_sockets 5$/m;
  const asked = /^evenkeel_projection_lag_(events|seconds)\{|^evenkeel_dead_letters\{/m;
  const lost = /^evenkeel_events_unaccounted\{/m;
  const head = /^evenkeel_events_appended_total /m;
  let { status: ask, unaccounted } = observed;
  const metrics = createWorkerMetrics({
    ...observed,
    status: () => ask(),
    unaccounted: () => unaccounted(),
  });
  [ask, unaccounted] = [away, away];
  const first = await metrics.text();
  expect(first).toMatch(still);
  for (const part of [asked, lost, head]) expect(first).not.toMatch(part);
  expect(observed.log.warn).toHaveBeenCalledTimes(2);
  ({ status: ask, unaccounted } = observed);
  const whole = await metrics.text();
  for (const part of [still, asked, lost, head]) expect(whole).toMatch(part);
  ask = away;
  const later = await metrics.text();
  for (const part of [still, lost]) expect(later).toMatch(part);
  expect(later).not.toMatch(asked);
  // A count that only grows is the same count until it is known anew.
  expect(later).toMatch(/^evenkeel_events_appended_total 12$/m);
});
