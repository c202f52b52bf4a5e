import { z } from 'zod';

const run = z.object({
  seconds: z.number(),
  ordersPerSecond: z.number(),
  /** The most memory that the process had at any moment, in MB. */
  peakMb: z.number(),
  report: z.record(z.string(), z.int()),
});

/** What `run-import.ts` says of itself on its last line. */
export type Run = z.infer<typeof run>;

/** Reads its output. Throws when it is something else. */
export const readRun = (output: string): Run => run.parse(JSON.parse(output));
