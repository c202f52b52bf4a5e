import { expect, it } from 'vitest';
import { createWorkerMetrics } from './create-worker-metrics.ts';
import type { ProjectionStatus } from './list-projections.ts';

const status = (own: Partial<ProjectionStatus>): ProjectionStatus => ({
  name: 'orders',
  version: 1,
  position: 10,
  lagEvents: 0,
  lagMs: 0,
  state: 'running',
  reason: null,
  ...own,
});

const textOf = (projections: ProjectionStatus[]) =>
  createWorkerMetrics({
    status: async () => ({ head: 12, projections }),
    unaccounted: async () => new Map(),
    sockets: () => 0,
  }).text();

it('a projection that waits in front of an event it cannot apply shows as a dead letter', async () => {
  const stopped = { state: 'stopped', reason: 'OrderShipped at 11', lagEvents: 2 } as const;
  const text = await textOf([status(stopped), status({ name: 'products' })]);
  expect(text).toContain('evenkeel_dead_letters{projection="orders"} 1');
  expect(text).toContain('evenkeel_dead_letters{projection="products"} 0');
});
