import type { Order } from '#server/contracts/order.ts';
import { actor } from '#server/contracts/roles.ts';
import {
  type OrderEvent,
  type OrderEventType,
  orderEventData,
} from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { toView } from '#server/domain/orders/view.ts';
import type { Recorded } from '#server/domain/recorded.ts';
import type { Reads } from '#server/queries/reads.ts';

/** An order as it was at an earlier version, folded from its timeline by the domain itself. */
export async function getOrderAt(
  { db }: Reads,
  current: Order,
  at: number,
): Promise<Order | undefined> {
  // The order's events up to that version.
  const rows = await db
    .selectFrom('read.order_events')
    .selectAll()
    .where('order_id', '=', current.id)
    .where('version', '<=', at)
    .orderBy('version')
    .execute();
  const state = rows.map(recorded).reduce<OrderState>(evolve, initialState);
  if (state.status === 'absent') return undefined;
  const reason = 'This is an earlier version of the order.';
  return {
    ...toView(state),
    allowedActions: current.allowedActions.map(({ action }) => ({
      action,
      allowed: false,
      reason,
    })),
  };
}

type EventRow = {
  type: string;
  data: Record<string, unknown>;
  version: number;
  position: number;
  at: string;
  command_id: string;
  actor_id: string;
  actor_role: string;
};

const recorded = (row: EventRow): Recorded<OrderEvent> => {
  const type = row.type as OrderEventType;
  const event = { type, data: orderEventData[type].parse(row.data) } as OrderEvent;
  return {
    ...event,
    version: row.version,
    position: row.position,
    at: row.at,
    commandId: row.command_id,
    actor: actor.parse({ id: row.actor_id, role: row.actor_role }),
  };
};
