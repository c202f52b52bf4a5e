import type { ShipOrderBody } from '#server/contracts/order-commands.ts';
import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { handleOrderCommand } from './handle-order-command.ts';

/** Hands a pending order to a carrier. */
export const shipOrder = (
  deps: CommandDeps,
  request: OrderCommandRequest<ShipOrderBody>,
): Promise<CommandResult> =>
  handleOrderCommand(deps, request, {
    type: 'ShipOrder',
    trackingNumber: request.body.trackingNumber,
    carrier: request.body.carrier ?? null,
  });
