import * as z from 'zod/mini';
import { pendingCommand } from '../core/pending/pending-command.ts';

/** A message between a user's tabs about the pending log or positions. */
export const tabMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entries'),
    entries: z.array(pendingCommand),
    /** Whether they are in storage. */
    areSaved: z.optional(z.boolean()),
  }),
  /** A tab begins to load: the others tell it what may not be in storage, and their positions. */
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('discarded'), commandId: z.string() }),
  /** `seen` is the known position, `viewSeen` the shown one: a tab of an earlier build says them so. */
  z.object({
    kind: z.literal('position'),
    epoch: z.nullable(z.string()),
    seen: z.int(),
    viewSeen: z.int(),
  }),
  z.object({ kind: z.literal('signed-out') }),
]);
export type TabMessage = z.infer<typeof tabMessage>;
