import type { Change } from '#app/_consistency/core/drawing/change.ts';

/**
 * The commands that are given up with one of an order's `changes`: with the order itself all that
 * waits behind it, which no screen would show any more.
 */
export const givenUpWith = (commandId: string, changes: readonly Change[]): readonly string[] => {
  const given = changes.find((change) => change.commandId === commandId);
  return given?.type === 'CreateOrder' ? changes.map((change) => change.commandId) : [commandId];
};
