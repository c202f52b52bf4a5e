import type { AddNoteBody } from '#server/contracts/order-commands.ts';
import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { handleOrderCommand } from './handle-order-command.ts';

/** Adds a note to an order, whatever its status. */
export const addNote = (
  deps: CommandDeps,
  request: OrderCommandRequest<AddNoteBody>,
): Promise<CommandResult> =>
  handleOrderCommand(deps, request, {
    type: 'AddNote',
    text: request.body.text,
    visibility: request.body.visibility,
  });
