import * as z from 'zod/mini';
import { instant, position } from './identifiers.ts';
import { wholeNumber } from './page.ts';
import { line } from './text.ts';

/** What an operator may ask of a projection. */
export const operationKind = z.enum([
  'pause',
  'resume',
  'rebuild',
  'rollback',
  'retry-dead-letters',
  'skip',
]);
export type OperationKind = z.infer<typeof operationKind>;

const reason = line(500);

/** The body of an operation; it may be left out altogether. */
export const operateBody = z.strictObject({ reason: z.optional(reason) });

/** The body of a retry: of everything parked, or with `position` only of that event's stream. */
export const retryBody = z.strictObject({
  reason: z.optional(reason),
  position: z.optional(position),
});

/**
 * The body of a rebuild. `acceptDifferences`: the new view takes its place though rows came out
 * differently, which is never done without a reason. `restart`: it begins anew instead of going on with
 * an interrupted one.
 */
export const rebuildBody = z
  .strictObject({
    reason: z.optional(reason),
    acceptDifferences: z.optional(z.boolean()),
    restart: z.optional(z.boolean()),
  })
  .check(
    z.refine((body) => body.acceptDifferences !== true || body.reason !== undefined, {
      path: ['reason'],
      error: 'is needed where differences are accepted',
    }),
  );

/** Why an event is skipped. */
export const skipBody = z.strictObject({ reason });

/**
 * Something that an operator asked for. `asked`: no worker has taken it yet; `outcome` says in
 * sentences, one a line, how it ended. `differs`: a rebuild that was not swapped in, because rows
 * came out differently; it can be asked for again with `acceptDifferences`. `restart`: one that began
 * anew though an interrupted one could have gone on.
 */
export const operation = z.object({
  id: z.int().check(z.minimum(1)),
  projection: z.string(),
  kind: operationKind,
  position: z.nullable(position),
  reason: z.nullable(z.string()),
  requestedBy: z.string(),
  requestedAt: instant,
  state: z.enum(['asked', 'running', 'done', 'failed']),
  worker: z.nullable(z.string()),
  finishedAt: z.nullable(instant),
  outcome: z.nullable(z.string()),
  acceptDifferences: z.optional(z.boolean()),
  restart: z.optional(z.boolean()),
  differs: z.optional(z.boolean()),
});
export type Operation = z.infer<typeof operation>;

/**
 * A rebuild under way, or a roll-back (`isRollback`). `interrupted`: its process ended; ask for the
 * same again and it goes on from there. `percent` is of the `target` events that its first phase,
 * `fill`, applies; `secondsLeft` to its end is null while that cannot be told, and in other phases.
 */
export const rebuildStatus = z.object({
  position,
  target: position,
  percent: z.int().check(z.minimum(0), z.maximum(100)),
  phase: z.enum(['fill', 'index', 'catch up', 'compare', 'swap']),
  state: z.enum(['running', 'interrupted']),
  eventsPerSecond: z.int().check(z.minimum(0)),
  secondsLeft: z.nullable(z.int().check(z.minimum(0))),
  startedAt: instant,
  isRollback: z.optional(z.boolean()),
});

/**
 * Where one projection is. `lagMs`: how long ago it was last known to hold the whole log. `running`:
 * a living worker keeps it up; `stopped`: it cannot go on, or nothing has moved it for 30 s, see `reason`;
 * `unattended`: no worker has been seen for 5 s. `previous`: the view that a roll-back would bring.
 */
export const projectionStatus = z.object({
  name: z.string(),
  version: z.int(),
  position,
  lagEvents: z.int().check(z.minimum(0)),
  lagMs: z.int().check(z.minimum(0)),
  state: z.enum(['running', 'paused', 'stopped', 'unattended']),
  reason: z.nullable(z.string()),
  eventsPerSecond: z.number().check(z.minimum(0)),
  deadLetters: z.int().check(z.minimum(0)),
  lastBatch: z.nullable(z.object({ worker: z.string(), at: instant, events: z.int() })),
  previous: z.nullable(z.object({ version: z.int(), position, replacedAt: instant })),
  rebuild: z.optional(rebuildStatus),
});
export type ProjectionStatus = z.infer<typeof projectionStatus>;
export type ProjectionState = ProjectionStatus['state'];

export const projectionList = z.object({ head: position, projections: z.array(projectionStatus) });
export type ProjectionList = z.infer<typeof projectionList>;

/**
 * An event that a projection cannot apply (`error`), or one that waits behind it (`error` null). Its
 * id is its position. `data` is as stored, personal fields sealed. `orderId` where it is an order's, and
 * the order's `number`, unless no view knows it.
 */
export const deadLetter = z.object({
  id: position,
  position,
  streamType: z.string(),
  streamId: z.string(),
  orderId: z.nullable(z.string()),
  number: z._default(z.nullable(position), null),
  version: z.int(),
  type: z.string(),
  at: instant,
  commandId: z.string(),
  correlationId: z.nullable(z.string()),
  data: z.record(z.string(), z.unknown()),
  error: z.nullable(z.string()),
  since: instant,
});

/** Parked events behind the position `after`. */
export const listDeadLettersQuery = z.object({
  after: z._default(wholeNumber(0, Number.MAX_SAFE_INTEGER), 0),
});

/** The oldest 500 of those asked for, and how many there are in all; `hasMore`: behind the last one. */
export const deadLetterList = z.object({
  total: z.int().check(z.minimum(0)),
  data: z.array(deadLetter),
  hasMore: z._default(z.boolean(), false),
});
export type DeadLetterList = z.infer<typeof deadLetterList>;

/**
 * An event that a projection lacks for good because an operator skipped it. Which it was is null where
 * an earlier release skipped it. `number`: of the order whose it is.
 */
const skippedEvent = z.object({
  projection: z.string(),
  position,
  type: z.nullable(z.string()),
  version: z.nullable(z.int()),
  orderId: z.nullable(z.string()),
  number: z.nullable(position),
  reason: z.string(),
  by: z.string(),
  at: instant,
});

const sample = z.object({
  at: instant,
  sockets: z.int(),
  projections: z.array(
    z.object({
      name: z.string(),
      lagEvents: z.int(),
      lagMs: z.int(),
      eventsPerSecond: z.number(),
      visibleMs: z.nullable(z.number()),
      visibleP99Ms: z.nullable(z.number()),
    }),
  ),
});

/**
 * Operations: workers alive, the last 15 minutes every 5 s (oldest first), what the auditor
 * found, the last 50 operations and the last 50 events that were skipped, newest first.
 */
export const operationsOverview = z.object({
  workers: z.array(z.object({ id: z.string(), startedAt: instant, seenAt: instant })),
  history: z.array(sample),
  audits: z.array(
    z.object({
      projection: z.string(),
      checkedTo: position,
      checkedAt: instant,
      roundPosition: z.nullable(position),
      roundEndedAt: z.nullable(instant),
      unaccounted: z.int().check(z.minimum(0)),
      findings: z.array(
        z.object({ what: z.string(), from: position, to: position, events: z.int() }),
      ),
    }),
  ),
  operations: z.array(operation),
  skipped: z._default(z.array(skippedEvent), []),
});
export type OperationsOverview = z.infer<typeof operationsOverview>;

/**
 * What somebody should look at now. `stopped`: the names of projections that stand still; `parked`
 * and `unaccounted`: events of all projections.
 */
export const operationsAlarms = z.object({
  hasWorker: z.boolean(),
  stopped: z.array(z.string()),
  parked: z.int().check(z.minimum(0)),
  unaccounted: z.int().check(z.minimum(0)),
});
export type OperationsAlarms = z.infer<typeof operationsAlarms>;
