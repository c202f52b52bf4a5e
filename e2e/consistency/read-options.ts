import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int().min(1);

const options = z.object({
  seconds: whole,
  seed: z.coerce.number().int().min(0).max(0xffff_ffff),
  sessions: whole.max(200),
  operations: whole.optional(),
  /** False: nothing breaks, and no page is reloaded, hidden or taken off the network. */
  faults: z.boolean(),
  /** The name of a rule of the engine that is turned off, or a part of it that no other has. */
  break: z.string().optional(),
  json: z.boolean(),
  /** A file that gets the object of `--json`, and the history of what was broken first. */
  results: z.string().optional(),
});
export type Options = z.infer<typeof options>;

const usage =
  'npm run consistency -- [--seconds 60] [--operations N] [--seed 1] [--sessions 20] [--no-faults] [--break RULE] [--json]';

/** The command line's options; with `--operations` alone it takes as long as it takes. */
export const readOptions = (args: readonly string[]): Options => {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        seconds: { type: 'string' },
        seed: { type: 'string', default: '1' },
        sessions: { type: 'string', default: '20' },
        operations: { type: 'string' },
        faults: { type: 'boolean', default: true },
        break: { type: 'string' },
        json: { type: 'boolean', default: false },
        results: { type: 'string' },
      },
    });
    const seconds = values.seconds ?? (values.operations === undefined ? '60' : '86400');
    return options.parse({ ...values, seconds });
  } catch (cause) {
    throw new Error(`Not understood; ${usage}`, { cause });
  }
};
