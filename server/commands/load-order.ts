import { seesOrdersOf } from '#server/contracts/permissions.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { orderEvents } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { type OrderView, toView } from '#server/domain/orders/view.ts';
import type { CommandDeps } from './command-request.ts';

/** The order as its events tell it, with names opened; `absent` when there is none. */
export const loadOrder = async (
  { eventStore, personalData }: CommandDeps,
  orderId: string,
): Promise<OrderState> => {
  const stored = await personalData.open(await eventStore.readStream('order', orderId));
  return stored.map(orderEvents.read).reduce<OrderState>(evolve, initialState);
};

/** The order for an answer to this actor; undefined when it is absent or not theirs to see. */
export const visibleOrder = (state: OrderState, actor: Actor): OrderView | undefined => {
  if (state.status === 'absent') return undefined;
  return seesOrdersOf(actor, state.customer?.id) ? toView(state) : undefined;
};
