import type { Order } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import { decide } from '#server/domain/orders/decide.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { fromView, toView } from '#server/domain/orders/view.ts';
import type { Recorded } from '#server/domain/recorded.ts';
import { isLive, type PendingCommand } from '../pending/pending-command.ts';

/** An event that the server has not shown yet; its version is provisional until it is accepted. */
export type ProvisionalEvent = Recorded<OrderEvent>;

/**
 * The server's truth with the viewer's commands on top, by the server's own rules. A command that
 * these rules refuse draws nothing: the server will say why. A new order has number 0 until it is
 * accepted; other positions stay those of the truth.
 */
export const replay = (
  truth: Order | undefined,
  commands: readonly PendingCommand[],
  viewer: { id: string; role: Actor['role'] },
): { order: Order | undefined; events: ProvisionalEvent[] } => {
  const actor: Actor = { id: viewer.id, role: viewer.role };
  const live = commands.filter(isLive);
  if (live.length === 0) return { order: truth, events: [] };
  const events: ProvisionalEvent[] = [];
  let state: OrderState = truth === undefined ? initialState : fromView(truth);
  for (const entry of live) {
    const decision = decide(entry.command, state, { actor });
    if (!('events' in decision)) continue;
    for (const event of decision.events) {
      const recorded = provisional(event, entry, state, actor);
      state = evolve(state, recorded);
      events.push(recorded);
    }
  }
  if (state.status === 'absent' || events.length === 0) return { order: truth, events };
  const { staleSince = null } = truth ?? {};
  const order = { ...toView(state), staleSince, allowedActions: allowedActions(state, actor) };
  return { order, events };
};

const provisional = (
  event: OrderEvent,
  entry: PendingCommand,
  state: OrderState,
  actor: Actor,
): ProvisionalEvent => {
  const next = state.status === 'absent' ? 1 : state.version + 1;
  return {
    ...event,
    version: Math.max(next, entry.version ?? 0),
    position: entry.position ?? (state.status === 'absent' ? 0 : state.position),
    at: new Date(entry.at).toISOString(),
    commandId: entry.commandId,
    actor,
  };
};
