import type { Order } from '#server/contracts/order.ts';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { EngineState } from '../engine-state.ts';
import { isLive, type PendingCommand } from '../pending/pending-command.ts';
import { commandsOf } from '../pending/pending-log.ts';
import type { Change } from './change.ts';
import { changeOf } from './draw-order.ts';
import { replay } from './replay.ts';

export type DrawnTimelineEntry = TimelineEntry & { pending?: Change };

/** A timeline of the server and the position it is true for. */
export type TimelineRead = { entries: readonly TimelineEntry[]; position: number };

/**
 * An order's history, with the viewer's own commands that the server's answer lacks: those on their
 * way are marked, those that the order's row contains are not.
 */
export const drawTimeline = (
  state: EngineState,
  viewer: Viewer,
  orderId: string,
  read: TimelineRead | undefined,
): { entries: DrawnTimelineEntry[]; needsRefetch: boolean } => {
  const entries = read?.entries ?? [];
  const truth = state.entities.get(orderId)?.order;
  const told = new Set(entries.map(({ commandId }) => commandId));
  const isMissing = ({ commandId }: { commandId: string }) => !told.has(commandId);
  const settled = commandsOf(state.settled, orderId)
    .filter(isMissing)
    .filter(({ position }) => (position ?? 0) > (read?.position ?? 0))
    .flatMap((entry) => replay(before(truth, entry), [entry], viewer).events);
  const pending = commandsOf(state.pending, orderId).filter(isLive);
  const events = replay(truth, pending, viewer).events.filter(isMissing);
  const changes = new Map(pending.map((entry) => [entry.commandId, changeOf(entry, state.now)]));
  const drawn: DrawnTimelineEntry[] = [...entries, ...settled];
  for (const event of events) {
    const change = changes.get(event.commandId);
    drawn.push(change === undefined ? event : { ...event, pending: change });
  }
  return {
    entries: drawn,
    needsRefetch: read !== undefined && truth !== undefined && truth.position > read.position,
  };
};

/** The order as it was when a command that its row contains was accepted, as far as deciders look. */
const before = (truth: Order | undefined, entry: PendingCommand): Order | undefined => {
  const { command, version = 1 } = entry;
  if (truth === undefined || command.type === 'CreateOrder') return undefined;
  const earlier = { ...truth, version: version - 1 };
  switch (command.type) {
    case 'CancelOrder':
    case 'ShipOrder':
      return { ...earlier, status: 'pending' };
    case 'DeliverOrder':
      return { ...earlier, status: 'shipped' };
    case 'AddNote':
      return earlier;
    default:
      return command satisfies never;
  }
};
