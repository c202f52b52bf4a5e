import type { OperationKind } from '#server/contracts/operations.ts';
import type { CommandRequest } from './command-request.ts';

/** Says in the security log what is about to be done, as the API does; no account did it, so by whom. */
export const tellOperation = (
  kind: OperationKind,
  { position, acceptDifferences, restart, reason, by, tell }: CommandRequest,
): Promise<void> =>
  tell({
    operation: kind,
    ...(position !== undefined && { position: Number(position) }),
    ...(acceptDifferences && { acceptDifferences }),
    ...(restart && { restart }),
    ...(reason && { reason }),
    by,
  });
