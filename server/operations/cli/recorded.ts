import { sql } from 'kysely';
import type { OperationKind } from '#server/contracts/operations.ts';
import {
  beatOperation,
  failAbandoned,
} from '#server/operations/on-request/abandoned-operations.ts';
import { finishOperation } from '#server/operations/on-request/finish-operation.ts';
import { differsCode } from '#server/operations/on-request/rebuild-differs.ts';
import type { CommandOutcome } from './command-outcome.ts';
import type { CommandRequest } from './command-request.ts';

/**
 * Does it with a line in the record of operations, as the API does, unless it stands there already;
 * prints how it ended. Answers the exit code.
 */
export const recorded = async (
  kind: OperationKind,
  request: CommandRequest,
  work: () => Promise<CommandOutcome>,
): Promise<number> => {
  const { exitCode, told } = await (request.by === undefined
    ? work()
    : withRecord(kind, { ...request, by: request.by }, work));
  console.log(told);
  return exitCode;
};

const withRecord = async (
  kind: OperationKind,
  request: CommandRequest & { by: string },
  work: () => Promise<CommandOutcome>,
): Promise<CommandOutcome> => {
  const { readDb } = request.deps;
  const id = await begin(kind, request);
  const stop = beatOperation(readDb, id);
  try {
    const outcome = await work();
    await finishOperation(readDb, id, {
      state: outcome.exitCode === 0 ? 'done' : 'failed',
      outcome: outcome.told,
      differs: outcome.exitCode === differsCode,
    });
    return outcome;
  } catch (error) {
    const outcome = error instanceof Error ? error.message : String(error);
    await finishOperation(readDb, id, { state: 'failed', outcome }).catch(() => {});
    throw error;
  } finally {
    stop();
  }
};

const begin = async (
  kind: OperationKind,
  {
    projection,
    deps: { readDb },
    reason,
    position,
    acceptDifferences,
    by,
  }: CommandRequest & { by: string },
): Promise<number> => {
  await failAbandoned(readDb);
  const now = sql<string>`now()`;
  const { id } = await readDb
    .insertInto('read.operations')
    .values({
      projection: projection.name,
      kind,
      requested_by: by,
      reason: reason ?? null,
      state: 'running',
      worker: `process ${process.pid}`,
      started_at: now,
      seen_at: now,
      position: position === undefined ? null : Number(position),
      accept_differences: acceptDifferences,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};
