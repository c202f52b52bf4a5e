import { sql } from 'kysely';
import type { OperationKind } from '#server/contracts/operations.ts';
import {
  beatOperation,
  failAbandoned,
} from '#server/operations/on-request/abandoned-operations.ts';
import { carryOut } from '#server/operations/on-request/carry-out.ts';
import { insertOperation } from '#server/operations/on-request/insert-operation.ts';
import { differsCode } from '#server/operations/on-request/rebuild-differs.ts';
import type { CommandOutcome } from './command-outcome.ts';
import type { CommandRequest } from './command-request.ts';
import { tellOperation } from './tell-operation.ts';

/**
 * Does it with a line in the security log and one in the record of operations, as the API does, unless
 * they stand there already; prints how it ended. Answers the exit code.
 */
export const withOperationRecord = async (
  kind: OperationKind,
  request: CommandRequest,
  work: () => Promise<CommandOutcome>,
): Promise<number> => {
  const { exitCode, told } = await (request.by === undefined
    ? work()
    : onRecord(kind, { ...request, by: request.by }, work));
  console.log(told);
  return exitCode;
};

const onRecord = async (
  kind: OperationKind,
  request: CommandRequest & { by: string },
  work: () => Promise<CommandOutcome>,
): Promise<CommandOutcome> => {
  const { readDb } = request.deps;
  await tellOperation(kind, request);
  const id = await begin(kind, request);
  const stop = beatOperation(readDb, id);
  try {
    return await carryOut(readDb, id, async () => {
      const done = await work();
      const state = done.exitCode === 0 ? ('done' as const) : ('failed' as const);
      return { ...done, state, outcome: done.told, differs: done.exitCode === differsCode };
    });
  } finally {
    stop();
  }
};

const begin = async (
  kind: OperationKind,
  request: CommandRequest & { by: string },
): Promise<number> => {
  const { projection, deps, reason, position, acceptDifferences, restart, by } = request;
  await failAbandoned(deps.readDb);
  const now = sql<string>`now()`;
  const asked = {
    ...{ projection: projection.name, kind, reason, acceptDifferences, restart, requestedBy: by },
    position: position === undefined ? undefined : Number(position),
  };
  const worker = `process ${process.pid}`;
  const stage = { state: 'running', worker, started_at: now, seen_at: now } as const;
  return (await insertOperation(deps.readDb, asked, stage)).id;
};
