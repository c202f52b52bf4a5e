import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { listProjections } from '#server/operations/overview/list-projections.ts';
import type { CommittedBatch } from '#server/projections/committed-batch.ts';

export type WorkerMetrics = {
  /** To be told of each batch that this worker committed. */
  onBatch(batch: CommittedBatch): void;
  /**
   * Prometheus text, with what can only be asked now asked now. What does not answer is left out: the
   * numbers are wanted most while a database is away.
   */
  text(): Promise<string>;
};

export type Observed = {
  status: () => ReturnType<typeof listProjections>;
  unaccounted: () => Promise<Map<string, number>>;
  sockets: () => number;
  log: Pick<Logger, 'warn'>;
};

/** What a worker knows in numbers. */
export const createWorkerMetrics = ({
  status,
  unaccounted,
  sockets,
  log,
}: Observed): WorkerMetrics => {
  const registry = new Registry();
  const { lagEvents, lagSeconds, appended, lost, dead, visible } = instrumentsOf(registry, sockets);
  const untold = (what: string) => (err: unknown) => {
    log.warn({ err }, `not in /metrics: what was asked of ${what}`);
    return undefined;
  };
  return {
    onBatch({ projection, storedAt, committedAt }) {
      const committed = Date.parse(committedAt);
      for (const at of storedAt) {
        visible.observe({ projection }, Math.max(committed - Date.parse(at), 0) / 1_000);
      }
    },
    async text() {
      const [views, missing] = await Promise.all([
        status().catch(untold('the projections')),
        unaccounted().catch(untold('the audit')),
      ]);
      for (const gauge of [lagEvents, lagSeconds, dead, lost]) gauge.reset();
      if (views !== undefined) {
        registry.registerMetric(appended);
        appended.reset();
        appended.inc(views.head);
      }
      for (const { name, ...one } of views?.projections ?? []) {
        lagEvents.set({ projection: name }, one.lagEvents);
        lagSeconds.set({ projection: name }, one.lagMs / 1_000);
        dead.set({ projection: name }, one.deadLetters);
      }
      for (const [projection, count] of missing ?? []) lost.set({ projection }, count);
      return registry.metrics();
    },
  };
};

const instrumentsOf = (registry: Registry, sockets: Observed['sockets']) => {
  const registers = [registry];
  const labelNames = ['projection'] as const;
  const lagEvents = new Gauge({
    name: 'evenkeel_projection_lag_events',
    help: 'Events in the log that the view does not hold yet.',
    labelNames,
    registers,
  });
  const lagSeconds = new Gauge({
    name: 'evenkeel_projection_lag_seconds',
    help: 'Since when the view has lacked events; 0 while it holds the whole log.',
    labelNames,
    registers,
  });
  // Shown once it is known: a count that began at 0 would seem to grow by the whole log.
  const appended = new Counter({
    name: 'evenkeel_events_appended_total',
    help: 'Events in the log.',
    registers: [],
  });
  const lost = new Gauge({
    name: 'evenkeel_events_unaccounted',
    help: 'Events that no committed batch accounts for or that cannot be audited, and rows that the log contradicts; must be 0.',
    labelNames,
    registers,
  });
  const dead = new Gauge({
    name: 'evenkeel_dead_letters',
    help: 'Events that their projection cannot apply, and those that wait behind them.',
    labelNames,
    registers,
  });
  new Gauge({
    name: 'evenkeel_sockets',
    help: 'Sockets open on this worker.',
    registers,
    collect() {
      this.set(sockets());
    },
  });
  const visible = new Histogram({
    name: 'evenkeel_accepted_to_visible_seconds',
    help: "From an event's storage to the commit of the view that holds it, by this worker.",
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
    labelNames,
    registers,
  });
  return { lagEvents, lagSeconds, appended, lost, dead, visible };
};
