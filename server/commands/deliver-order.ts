import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { handleOrderCommand } from './handle-order-command.ts';

/** Marks a shipped order as arrived. */
export const deliverOrder = (
  deps: CommandDeps,
  request: OrderCommandRequest<unknown>,
): Promise<CommandResult> => handleOrderCommand(deps, request, { type: 'DeliverOrder' });
