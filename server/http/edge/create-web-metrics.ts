import { createHmac, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Config } from '#server/runtime/config.ts';
import { createWebHistograms, type WebHistograms } from '#server/runtime/web-histograms.ts';

export type WebMetrics = {
  registry: Registry;
  commandDuration: WebHistograms['commandDuration'];
  /** To be told of each call to the event store's append. */
  onBatch(report: { appends: number; events: number }): void;
  stop(): void;
};

const pushEveryMs = 5_000;
/** No worker takes so long to start again: one that is still away was never there. */
const tellAfterMs = 60_000;

/**
 * Counts in this process and pushes to the worker on this host, where all of them are scraped as
 * one. A worker that is away is no error: the numbers are cumulative and the next push brings them.
 * One that stays away is told once.
 */
export function createWebMetrics(
  config: Pick<Config, 'secret' | 'realtimePort'>,
  log: Pick<Logger, 'warn'>,
): WebMetrics {
  const registry = new Registry();
  const { commandDuration, batchSize } = createWebHistograms(registry);
  const push = createPush(registry, config);
  let arrivedAt = performance.now();
  let isTold = false;
  const pushOrTell = async () => {
    try {
      await push();
      arrivedAt = performance.now();
      isTold = false;
    } catch (err) {
      if (isTold || performance.now() - arrivedAt < tellAfterMs) return;
      isTold = true;
      log.warn({ err }, missing(config));
    }
  };
  const timer = setInterval(() => void pushOrTell(), pushEveryMs).unref();
  void pushOrTell();
  return {
    registry,
    commandDuration,
    onBatch: ({ appends }) => batchSize.observe(appends),
    stop: () => clearInterval(timer),
  };
}

const missing = ({ realtimePort }: Pick<Config, 'realtimePort'>): string =>
  'evenkeel_command_duration_seconds and evenkeel_append_batch_size of this web process are not in ' +
  `/metrics: for a minute no worker took them at 127.0.0.1:${realtimePort}. A web process pushes to ` +
  'its own host only: run a worker there too, with the same REALTIME_PORT and BETTER_AUTH_SECRET.';

/** Rejects when no worker took the numbers. */
const createPush = (
  registry: Registry,
  { secret, realtimePort }: Pick<Config, 'secret' | 'realtimePort'>,
) => {
  const proof = createHmac('sha256', secret).update('metrics').digest('hex');
  // Not the pid: in containers every process has the same one.
  const sender = randomUUID();
  return async (): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${realtimePort}/internal/metrics`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-evenkeel-internal': proof },
      body: JSON.stringify({ process: sender, metrics: await registry.getMetricsAsJSON() }),
      signal: AbortSignal.timeout(2_000),
    });
    // Unread, an answer keeps its connection.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Answered with ${response.status}`);
  };
};
