import { type Kysely, type Selectable, sql } from 'kysely';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Operation } from '#server/contracts/operations.ts';
import { insertOperation, type OperationRequest } from './insert-operation.ts';
import { operationFromRow } from './operation-row.ts';

/** On this channel workers hear that something was asked for. */
export const operationChannel = 'operation';

/**
 * Writes down what an operator asks for, together with who and why. A pause or its end is done with
 * it, in the same statement; the rest is for whichever worker takes it. Until one does, whoever asks
 * for the same twice running, as one does who got no answer, is told of the first. Needs the operator's role.
 */
export const requestOperation = (
  db: Kysely<ReadDatabase>,
  request: OperationRequest,
): Promise<Operation> =>
  db.transaction().execute(async (transaction) => {
    const { projection, kind } = request;
    const asked = await findAsked(transaction, request);
    if (asked !== undefined) return operationFromRow(asked);
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

/**
 * What this operator has asked for in the same words, and no worker has taken yet. After something
 * else of the same projection, the same words ask for more: a rebuild, a roll-back, a rebuild again.
 */
const findAsked = (
  db: Kysely<ReadDatabase>,
  { projection, kind, requestedBy, ...request }: OperationRequest,
): Promise<Selectable<OperationsTable> | undefined> =>
  db
    .selectFrom('read.operations as asked')
    .selectAll()
    .where('state', '=', 'asked')
    .where('projection', '=', projection)
    .where('kind', '=', kind)
    .where('requested_by', '=', requestedBy)
    .where('position', 'is not distinct from', request.position ?? null)
    .where('version', 'is not distinct from', request.version ?? null)
    .where('reason', 'is not distinct from', request.reason ?? null)
    .where('accept_differences', '=', request.acceptDifferences ?? false)
    .where('restart', '=', request.restart ?? false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('read.operations as later')
            .select('later.id')
            .whereRef('later.projection', '=', 'asked.projection')
            .whereRef('later.id', '>', 'asked.id'),
        ),
      ),
    )
    .executeTakeFirst();
