import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { decide } from '#server/domain/orders/decide.ts';
import type { OrderState } from '#server/domain/orders/state.ts';
import { EventStoreError } from '#server/event-store/event-store-error.ts';
import { appendOrderEvents } from './append-order-events.ts';
import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { firstAnswer } from './first-answer.ts';
import { loadOrder, visibleOrder } from './load-order.ts';

/** Every attempt means that another process was faster on the same order. */
const attempts = 32;

/**
 * Load, decide, append, when those before it on the same order are done. A lost race is decided again on what the winner left; `expectedVersion`
 * (the client's If-Match) is honoured on every attempt. Refusals carry the order as it now is, if
 * the actor may see it. Rejects with EventStoreError when the log does.
 */
export const handleOrderCommand = (
  deps: CommandDeps,
  request: OrderCommandRequest<unknown>,
  command: OrderCommand,
): Promise<CommandResult> =>
  deps.eventStore.inTurn('order', request.orderId, () => decideAndAppend(deps, request, command));

const decideAndAppend = async (
  deps: CommandDeps,
  request: OrderCommandRequest<unknown>,
  command: OrderCommand,
): Promise<CommandResult> => {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const state = await loadOrder(deps, request.orderId);
    const decided = decideOn(state, command, request);
    if ('refusal' in decided) {
      return (await firstAnswer(deps.eventStore, request)) ?? decided.refusal;
    }
    const result = await appendOrderEvents(deps, request, {
      orderId: request.orderId,
      expectedVersion: state.status === 'absent' ? 0 : state.version,
      events: decided.events,
    });
    if (result) return result;
  }
  throw new EventStoreError('overloaded', 'Too many commands change this order at once.');
};

const decideOn = (
  state: OrderState,
  command: OrderCommand,
  { actor, expectedVersion }: OrderCommandRequest<unknown>,
) => {
  const current = visibleOrder(state, actor);
  if (current && expectedVersion !== undefined && expectedVersion !== current.version) {
    return { refusal: { kind: 'version-conflict', current } satisfies CommandResult };
  }
  const decision = decide(command, state, { actor });
  if ('events' in decision) return decision;
  const { rejection } = decision;
  const refusal: CommandResult = { kind: 'rejected', rejection, ...(current && { current }) };
  return { refusal };
};
