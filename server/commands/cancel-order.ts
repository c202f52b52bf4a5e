import type { CancelOrderBody } from '#server/contracts/order-commands.ts';
import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { handleOrderCommand } from './handle-order-command.ts';

/** Cancels an order that has not left yet. */
export const cancelOrder = (
  deps: CommandDeps,
  request: OrderCommandRequest<CancelOrderBody>,
): Promise<CommandResult> =>
  handleOrderCommand(deps, request, {
    type: 'CancelOrder',
    reason: request.body.reason,
    note: request.body.note ?? null,
  });
