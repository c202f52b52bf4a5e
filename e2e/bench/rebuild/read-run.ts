import { z } from 'zod';

const result = z.object({
  seconds: z.number(),
  /** Seconds of each phase. */
  phases: z.record(z.string(), z.number()),
  /** The most memory that the process had at any moment, in MB. */
  peakMb: z.number(),
  /** Whether the shadow was compared with the live view, row by row, and found equal. */
  equal: z.boolean(),
});

/** What `run-rebuild.ts` says of itself. */
export type RebuildRunResult = z.infer<typeof result>;

/** Reads its output. Throws when it is something else. */
export const readRun = (output: string): RebuildRunResult => result.parse(JSON.parse(output));
