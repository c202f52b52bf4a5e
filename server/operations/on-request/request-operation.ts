import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Operation } from '#server/contracts/operations.ts';
import { insertOperation, type OperationRequest } from './insert-operation.ts';
import { operationFromRow } from './operation-row.ts';

/** On this channel workers hear that something was asked for. */
export const operationChannel = 'operation';

/**
 * Writes down what an operator asks for, together with who and why. A pause or its end is done with
 * it, in the same statement; the rest is for whichever worker takes it. Needs the operator's role.
 */
export const requestOperation = (
  db: Kysely<ReadDatabase>,
  request: OperationRequest,
): Promise<Operation> =>
  db.transaction().execute(async (transaction) => {
    const { projection, kind } = request;
    const isDone = kind === 'pause' || kind === 'resume';
    if (isDone) {
      await transaction
        .updateTable('read.checkpoints')
        .set({ paused: kind === 'pause' })
        .where('projection', '=', projection)
        .execute();
    }
    const now = sql<string>`now()`;
    const done = { state: 'done', started_at: now, finished_at: now, outcome: 'Done.' } as const;
    const row = await insertOperation(transaction, request, isDone ? done : {});
    await sql`select pg_notify(${operationChannel}, '')`.execute(transaction);
    return operationFromRow(row);
  });
