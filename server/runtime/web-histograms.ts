import { Histogram, type Registry } from 'prom-client';

export type WebHistograms = {
  /** Seconds from a parsed command to its answer, by `outcome`; `failed` when it threw. */
  commandDuration: Histogram<'outcome'>;
  /** Commands that went to the log in one call. */
  batchSize: Histogram;
};

/**
 * What each web process measures, in this registry. Every worker has the same at zero beneath what is
 * pushed to it, so that a scrape shows them before the first command and without a web process.
 */
export const createWebHistograms = (registry: Registry): WebHistograms => {
  const registers = [registry];
  const commandDuration = new Histogram({
    name: 'evenkeel_command_duration_seconds',
    help: 'From a parsed command to its answer.',
    labelNames: ['outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  commandDuration.zero({ outcome: 'accepted' });
  const batchSize = new Histogram({
    name: 'evenkeel_append_batch_size',
    help: 'Commands that went to the log in one call.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  return { commandDuration, batchSize };
};
