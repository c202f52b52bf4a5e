import type { OrderStatus } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { EngineState } from '../engine-state.ts';
import { isLive } from '../pending/pending-command.ts';
import { commandsOf } from '../pending/pending-log.ts';
import { replay } from './replay.ts';

export type Counts = Record<OrderStatus, number>;

/** Counts of the server and the position they are true for. */
export type CountsRead = { byStatus: Counts; position: number };

/**
 * The server's counts, plus all changes since they were read: rows that changed status after their
 * position, and the viewer's own commands that they lack. `needsRefetch` when a change's effect cannot
 * be told here.
 */
export const drawCounts = (
  state: EngineState,
  viewer: Viewer,
  read: CountsRead,
): { total: number; byStatus: Counts; needsRefetch: boolean } => {
  const byStatus = { ...read.byStatus };
  let needsRefetch = read.position < state.journalFloor;
  const move = (from: OrderStatus | null | undefined, to: OrderStatus | undefined) => {
    if (from === to || to === undefined) return;
    // A count cannot fall below zero: the server has counted this change already. Read again.
    if (from && byStatus[from] === 0) {
      needsRefetch = true;
      return;
    }
    if (from) byStatus[from] -= 1;
    byStatus[to] += 1;
  };
  for (const { from, to, after, position } of state.journal) {
    if (position <= read.position) continue;
    if (read.position > after) needsRefetch = true;
    else move(from, to);
  }
  for (const id of new Set(state.pending.filter(isLive).map(({ orderId }) => orderId))) {
    const truth = state.entities.get(id)?.order;
    const commands = commandsOf(state.pending, id);
    const counted = commands.filter(({ position }) => (position ?? Infinity) <= read.position);
    move(
      replay(truth, counted, viewer).order?.status,
      replay(truth, commands, viewer).order?.status,
    );
  }
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  return { total, byStatus, needsRefetch };
};
