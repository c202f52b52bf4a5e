import type { PendingCommand } from './pending-command.ts';

/** The state of an order that a viewer decided on: the row's version, and how many own changes on it. */
export type DecisionBasis = { version: number; own: number };

/** The fields that keep the basis with its command; none for a command that fits any version. */
export const decidedOn = (
  seen: DecisionBasis | undefined,
): Pick<PendingCommand, 'expectedVersion' | 'ownBefore'> =>
  seen === undefined ? {} : { expectedVersion: seen.version + seen.own, ownBefore: seen.own };
