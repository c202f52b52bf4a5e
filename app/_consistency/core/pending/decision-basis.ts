import type { PendingCommand } from './pending-command.ts';

/** What a viewer has seen of an order: the server's version, and how many own changes drawn on it. */
export type DecisionBasis = { version: number; own: number };

/** What is kept of it with a command that was decided on it; nothing for a command that fits any. */
export const decidedOn = (
  seen: DecisionBasis | undefined,
): Pick<PendingCommand, 'expectedVersion' | 'ownBefore'> =>
  seen === undefined ? {} : { expectedVersion: seen.version + seen.own, ownBefore: seen.own };
