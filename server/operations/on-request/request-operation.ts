import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Operation, OperationKind } from '#server/contracts/operations.ts';
import { operationFromRow } from './operation-row.ts';

/**
 * What is asked for. `position`: the event to skip, or whose stream to retry. `acceptDifferences`: a
 * rebuild shall take its place whatever comes out differently. `requestedBy`: a name that people know.
 */
export type OperationRequest = {
  projection: string;
  kind: OperationKind;
  position?: number | undefined;
  reason?: string | undefined;
  acceptDifferences?: boolean | undefined;
  requestedBy: string;
  requestId?: string | undefined;
};

/** On this channel workers hear that something was asked for. */
export const operationChannel = 'operation';

/**
 * Writes down what an operator asks for, together with who and why. A pause or its end is done with
 * it, in the same statement; the rest is for whichever worker takes it. Needs the operator's role.
 */
export const requestOperation = (
  db: Kysely<ReadDatabase>,
  { projection, kind, position, reason, acceptDifferences, ...by }: OperationRequest,
): Promise<Operation> =>
  db.transaction().execute(async (transaction) => {
    const isDone = kind === 'pause' || kind === 'resume';
    if (isDone) {
      await transaction
        .updateTable('read.checkpoints')
        .set({ paused: kind === 'pause' })
        .where('projection', '=', projection)
        .execute();
    }
    const now = sql<string>`now()`;
    const row = await transaction
      .insertInto('read.operations')
      .values({
        projection,
        kind,
        requested_by: by.requestedBy,
        position: position ?? null,
        reason: reason ?? null,
        request_id: by.requestId ?? null,
        ...(acceptDifferences && { accept_differences: true }),
        ...(isDone && { state: 'done', started_at: now, finished_at: now, outcome: 'Done.' }),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await sql`select pg_notify(${operationChannel}, '')`.execute(transaction);
    return operationFromRow(row);
  });
