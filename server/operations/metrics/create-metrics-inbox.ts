import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import { z } from 'zod';
import { together } from '#server/runtime/together.ts';
import { createWebHistograms } from '#server/runtime/web-histograms.ts';

type Pushed = { at: number; metrics: MetricObjectWithValues<MetricValue<string>>[] };

const body = z.object({ process: z.uuid(), metrics: z.array(z.looseObject({ name: z.string() })) });

/** A process that has not pushed for this long is taken for gone where its place is needed. */
const silentMs = 30_000;
const mostProcesses = 100;

/**
 * The numbers that web processes push here, so that one scrape of a worker shows all of them. What
 * those that are gone had counted stays in the sum: it must not fall while this worker lives. A new
 * worker begins at zero and has the whole sum at the latest when each has pushed once more, 5 s later.
 */
export const createMetricsInbox = (secret: string) => {
  const proof = Buffer.from(createHmac('sha256', secret).update('metrics').digest('hex'));
  const pushed = new Map<string, Pushed>();
  const zero = new Registry();
  createWebHistograms(zero);
  let left: Pushed['metrics'] = [];
  /** Adds up what the silent ones had, for their places. */
  const makeRoom = together(async () => {
    const silent = [...pushed].filter(([, { at }]) => at < Date.now() - silentMs);
    const counted = silent.map(([, { metrics }]) => metrics);
    left = await AggregatorRegistry.aggregate([left, ...counted]).getMetricsAsJSON();
    for (const [process] of silent) pushed.delete(process);
  });
  return {
    /** Whether a request carries the proof that its sender knows the secret. */
    isOurs(header: string | string[] | undefined): boolean {
      const given = Buffer.from(typeof header === 'string' ? header : '');
      return given.length === proof.length && timingSafeEqual(given, proof);
    },
    /** Takes one push; throws ZodError when it is not one. */
    take(json: unknown): void {
      const { process, metrics } = body.parse(json);
      // Counts are cumulative: one that finds no place now brings all of them after the next scrape.
      if (!pushed.has(process) && pushed.size >= mostProcesses) return;
      pushed.set(process, { at: Date.now(), metrics: metrics as unknown as Pushed['metrics'] });
    },
    /** All of them added up, as Prometheus text; zeros when nobody has pushed. */
    async text(): Promise<string> {
      if (pushed.size >= mostProcesses) await makeRoom();
      const beneath = await zero.getMetricsAsJSON();
      const registries = [...pushed.values()].map(({ metrics }) => metrics);
      return AggregatorRegistry.aggregate([beneath, left, ...registries]).metrics();
    },
  };
};
