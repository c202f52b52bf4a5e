import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import { z } from 'zod';
import { createWebHistograms } from '#server/runtime/web-histograms.ts';

type Pushed = { at: number; metrics: MetricObjectWithValues<MetricValue<string>>[] };

const body = z.object({ process: z.uuid(), metrics: z.array(z.looseObject({ name: z.string() })) });

/** A process that has not pushed for this long is gone; its counts go with it. */
const silentMs = 30_000;
const mostProcesses = 100;

/** The numbers that web processes push here, so that one scrape of a worker shows all of them. */
export const createMetricsInbox = (secret: string) => {
  const proof = Buffer.from(createHmac('sha256', secret).update('metrics').digest('hex'));
  const pushed = new Map<string, Pushed>();
  const zero = new Registry();
  createWebHistograms(zero);
  return {
    /** Whether a request carries the proof that its sender knows the secret. */
    isOurs(header: string | string[] | undefined): boolean {
      const given = Buffer.from(typeof header === 'string' ? header : '');
      return given.length === proof.length && timingSafeEqual(given, proof);
    },
    /** Takes one push; throws ZodError when it is not one. */
    take(json: unknown): void {
      const { process, metrics } = body.parse(json);
      pushed.delete(process);
      if (pushed.size < mostProcesses) {
        pushed.set(process, { at: Date.now(), metrics: metrics as unknown as Pushed['metrics'] });
      }
    },
    /** All of them added up, as Prometheus text; zeros when nobody has pushed. */
    async text(): Promise<string> {
      for (const [process, { at }] of pushed) {
        if (at < Date.now() - silentMs) pushed.delete(process);
      }
      const registries = [...pushed.values()].map(({ metrics }) => metrics);
      return AggregatorRegistry.aggregate([await zero.getMetricsAsJSON(), ...registries]).metrics();
    },
  };
};
