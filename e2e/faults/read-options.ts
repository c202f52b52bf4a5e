import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int();

const options = z.object({
  /** Cells whose name contains one of these; none: all. */
  cell: z.array(z.string()),
  /** The cells that `npm test` runs, and no others. */
  short: z.boolean(),
  /** Random kills instead of cells. */
  kills: whole.min(1).optional(),
  seed: whole.min(0).max(0xffff_ffff),
  /** Far more orders than one web process can take, instead of cells. */
  overload: z.boolean(),
  list: z.boolean(),
  /** What was found as one object, on the last line. */
  json: z.boolean(),
  /** A file that gets `{passed, failures}`. */
  results: z.string().optional(),
});
export type Options = z.infer<typeof options>;

const usage =
  'npm run faults -- ([--cell <part: fault>]… [--short] [--list] | --kills <count> | --overload) [--seed <number>] [--json]';

export const readOptions = (args: readonly string[]): Options => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cell: { type: 'string', multiple: true, default: [] },
        short: { type: 'boolean', default: false },
        kills: { type: 'string' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 0xffff_ffff)) },
        overload: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        results: { type: 'string' },
      },
    });
    return options.parse(values);
  } catch (cause) {
    throw new Error(`Not understood; ${usage}`, { cause });
  }
};
