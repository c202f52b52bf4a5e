import * as z from 'zod/mini';
import type { OrderStatus } from '#server/contracts/order.ts';
import type { DecisionBasis } from '../core/pending/decision-basis.ts';
import { pendingCommand } from '../core/pending/pending-command.ts';

/** For so long (ms) a plan can be taken back before anything of it is sent. */
export const holdMs = 8_000;

export const bulkAction = z.enum(['ship', 'deliver', 'cancel']);
export type BulkAction = z.infer<typeof bulkAction>;

/**
 * One order of a plan. `waiting`: not sent; `sent`: in the pending log, undecided; `left-out`:
 * never sent, `reason` says why; `refused`: by the server, `reason` is its sentence. `seen`: what
 * it was decided on; a changed order is refused. Plans of earlier releases lack it.
 */
export const bulkItem = z.object({
  index: z.int(),
  orderId: z.string(),
  number: z.int(),
  commandId: z.string(),
  command: pendingCommand.shape.command,
  seen: z.optional(
    z.object({ version: z.int(), own: z.int() }) satisfies z.ZodMiniType<DecisionBasis>,
  ),
  state: z.enum(['waiting', 'sent', 'done', 'refused', 'left-out']),
  reason: z.optional(z.string()),
});
export type BulkItem = z.infer<typeof bulkItem>;

/**
 * A piece of work on many orders. `held`: nothing is sent before `sendAt` (ms since 1970), so it can
 * be taken back as a whole; `stopped`: what was not sent never will be.
 */
export const bulkPlan = z.object({
  planId: z.string(),
  action: bulkAction,
  state: z.enum(['held', 'running', 'paused', 'stopped']),
  sendAt: z.number(),
});
export type BulkPlan = z.infer<typeof bulkPlan>;

export type BulkOrder = { id: string; number: number; status: OrderStatus; seen: DecisionBasis };

/** What is to be done to an order, or why nothing can be. */
export type BulkAsk = (order: BulkOrder) => BulkItem['command'] | { leftOut: string };

const needed: Record<BulkAction, OrderStatus> = {
  ship: 'pending',
  deliver: 'shipped',
  cancel: 'pending',
};

/** Whether the order's state, as far as it is known here, lets it take part. */
export const canTakePart = (action: BulkAction, { status }: Pick<BulkOrder, 'status'>): boolean =>
  status === needed[action];

/** The items of a plan, each with a command id of its own; orders that cannot take part say why. */
export const planItems = (
  action: BulkAction,
  orders: readonly BulkOrder[],
  ask: BulkAsk,
  newId: () => string,
): BulkItem[] =>
  orders.map((order, index) => {
    const { id: orderId, number, seen } = order;
    const base = { index, orderId, number, seen, commandId: newId() };
    const command = canTakePart(action, order)
      ? ask(order)
      : { leftOut: `It is ${order.status}, not ${needed[action]}.` };
    return 'leftOut' in command
      ? { ...base, command: nothing, state: 'left-out', reason: command.leftOut }
      : { ...base, command, state: 'waiting' };
  });

/** Fills the field of an item that is left out, and is never sent. */
const nothing: BulkItem['command'] = { type: 'DeliverOrder' };

export type BulkSummary = Record<BulkItem['state'], number> & { total: number; isOver: boolean };

export const summarise = (items: readonly BulkItem[]): BulkSummary => {
  const counts = { waiting: 0, sent: 0, done: 0, refused: 0, 'left-out': 0 };
  for (const { state } of items) counts[state] += 1;
  return { ...counts, total: items.length, isOver: counts.waiting + counts.sent === 0 };
};

/** The next items to send, so that no more than `atOnce` are on their way. */
export const nextToSend = (
  { state }: BulkPlan,
  items: readonly BulkItem[],
  atOnce: number,
): BulkItem[] => {
  if (state !== 'running') return [];
  const onTheirWay = items.filter((item) => item.state === 'sent').length;
  return items
    .filter((item) => item.state === 'waiting')
    .slice(0, Math.max(0, atOnce - onTheirWay));
};

/** The unsent items of a plan that is stopped, as left out. */
export const leftOut = (items: readonly BulkItem[]): BulkItem[] =>
  items
    .filter(({ state }) => state === 'waiting')
    .map((item) => ({ ...item, state: 'left-out', reason: 'Stopped before it was sent.' }));

/** The items, with the changed ones in place of those of their index. */
export const putIn = (items: readonly BulkItem[], changed: readonly BulkItem[]): BulkItem[] => {
  const byIndex = new Map(changed.map((item) => [item.index, item]));
  return items.map((item) => byIndex.get(item.index) ?? item);
};

/**
 * Refused items, to be sent again under new command ids: each decided on what is drawn of its
 * order now, else on what its refusal told.
 */
export const askedAgain = (
  items: readonly BulkItem[],
  drawnNow: (orderId: string) => DecisionBasis | undefined,
  newId: () => string,
): BulkItem[] =>
  items
    .filter(({ state }) => state === 'refused')
    .map(({ reason: _reason, ...item }) => ({
      ...item,
      seen: drawnNow(item.orderId) ?? item.seen,
      state: 'waiting',
      commandId: newId(),
    }));

/**
 * The plan as an earlier page left it. If its hold ended while nobody could undo it, it is paused.
 * A hold that is not over lasts `holdMs` at most, even if the clock was set back.
 */
export const resumed = (plan: BulkPlan, now: number): BulkPlan => {
  if (plan.state !== 'held') return plan;
  return plan.sendAt <= now
    ? { ...plan, state: 'paused' }
    : { ...plan, sendAt: Math.min(plan.sendAt, now + holdMs) };
};
