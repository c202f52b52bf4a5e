import { expect, it } from 'vitest';
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

const textOf = (projections: ProjectionStatus[]) =>
  createWorkerMetrics({
    status: async () => ({ head: 12, projections }),
    unaccounted: async () => new Map(),
    sockets: () => 0,
  }).text();

it('parked events show as dead letters of their projection', async () => {
  const text = await textOf([status({ deadLetters: 3 }), status({ name: 'products' })]);
  expect(text).toContain('evenkeel_dead_letters{projection="orders"} 3');
  expect(text).toContain('evenkeel_dead_letters{projection="products"} 0');
});
