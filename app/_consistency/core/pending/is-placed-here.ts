import type { PendingCommand } from './pending-command.ts';

/** Whether these commands of an order place it: until the server has it, it would answer 404. */
export const isPlacedHere = (commands: readonly PendingCommand[]): boolean =>
  commands.some(({ command }) => command.type === 'CreateOrder');
