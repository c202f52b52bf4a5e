import type { EngineState } from '../core/engine-state.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import { type BulkAction, canTakePart } from './bulk-plan.ts';

/** What became of a command that was sent; `lost`: the pending log knows nothing of it. */
export type Verdict = { kind: 'open' | 'done' | 'lost' } | { kind: 'refused'; reason: string };

/** What the pending log says of a plan's command; accepted is done, views follow by themselves. */
export const judgeSent = (state: EngineState, action: BulkAction, commandId: string): Verdict => {
  const { pending, settled } = state;
  const entry = pending.find((each) => each.commandId === commandId);
  if (entry === undefined) {
    return settled.some((each) => each.commandId === commandId)
      ? { kind: 'done' }
      : { kind: 'lost' };
  }
  switch (entry.state) {
    case 'accepted':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', reason: refusalOf(state, action, entry) };
    case 'blocked':
      return { kind: 'refused', reason: 'An earlier change of this order was refused.' };
    case 'queued':
    case 'sending':
    case 'unknown':
      return { kind: 'open' };
    default:
      return entry.state satisfies never;
  }
};

/** The server's sentence; of an order that changed since it was selected, that this is why. */
const refusalOf = (
  { entities }: EngineState,
  action: BulkAction,
  { orderId, refusal }: PendingCommand,
): string => {
  if (refusal?.code !== 'version-conflict') return refusal?.message ?? 'The server refused it.';
  const order = entities.get(orderId)?.order;
  // The list cannot show what happened since, so that selecting it anew would not help.
  if (order !== undefined && order.staleSince !== null) return 'It is newer than the list shows.';
  const changed = 'Changed since you selected it';
  return order === undefined || canTakePart(action, order)
    ? `${changed}.`
    : `${changed}: it is ${order.status} now.`;
};
