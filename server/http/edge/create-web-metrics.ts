import { createHmac } from 'node:crypto';
import { Histogram, Registry } from 'prom-client';
import type { Config } from '#server/runtime/config.ts';

export type WebMetrics = {
  registry: Registry;
  /** Seconds from a parsed command to its answer, by `outcome`. */
  commandDuration: Histogram<'outcome'>;
  /** To be told of each call to the event store's append. */
  onBatch(report: { appends: number; events: number }): void;
  stop(): void;
};

const pushEveryMs = 5_000;

/**
 * Counts in this process and pushes to the worker, where all of them are scraped as one. A worker
 * that is away is no error: the numbers are cumulative and the next push brings them.
 */
export function createWebMetrics({
  secret,
  realtimePort,
}: Pick<Config, 'secret' | 'realtimePort'>): WebMetrics {
  const registry = new Registry();
  const commandDuration = new Histogram({
    name: 'evenkeel_command_duration_seconds',
    help: 'From a parsed command to its answer.',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const batchSize = new Histogram({
    name: 'evenkeel_append_batch_size',
    help: 'Commands that went to the log in one call.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers: [registry],
  });
  const proof = createHmac('sha256', secret).update('metrics').digest('hex');
  const push = async () => {
    await fetch(`http://127.0.0.1:${realtimePort}/internal/metrics`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-evenkeel-internal': proof },
      body: JSON.stringify({ process: process.pid, metrics: await registry.getMetricsAsJSON() }),
      signal: AbortSignal.timeout(2_000),
    }).catch(() => {});
  };
  const timer = setInterval(() => void push(), pushEveryMs).unref();
  return {
    registry,
    commandDuration,
    onBatch: ({ appends }) => batchSize.observe(appends),
    stop: () => clearInterval(timer),
  };
}
