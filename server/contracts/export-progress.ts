import * as z from 'zod/mini';
import { uuid } from './identifiers.ts';

/**
 * Why a file ended before its last row. `unread`: nobody took any of it for 30 s; `too-long`: it took
 * more than 15 min; `left`: its reader went away; `failed`: a row could not be read; `lost`: the
 * process that sent it is silent.
 */
export const exportCut = z.enum(['unread', 'too-long', 'left', 'failed', 'lost']);
export type ExportCut = z.infer<typeof exportCut>;

const count = z.int().check(z.minimum(0));

/** How far an export is: rows that were sent, and of how many where that is known. */
export const exportProgress = z.object({
  id: uuid,
  rows: count,
  expected: z.nullable(count),
  state: z.enum(['running', 'finished', 'cut']),
  /** Where it was cut. */
  reason: z.nullable(exportCut),
});
export type ExportProgress = z.infer<typeof exportProgress>;
