import type { InsertObject, Kysely, Selectable } from 'kysely';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { OperationKind } from '#server/contracts/operations.ts';

/**
 * What is asked for. `position`: the event to skip, or whose stream to retry. `acceptDifferences`: a
 * rebuild shall take its place whatever comes out differently. `restart`: it shall not go on with an
 * interrupted one. `version`: in which alone a rebuild makes the view. `requestedBy`: a name that
 * people know.
 */
export type OperationRequest = {
  projection: string;
  kind: OperationKind;
  position?: number | undefined;
  version?: number | undefined;
  reason?: string | undefined;
  acceptDifferences?: boolean | undefined;
  restart?: boolean | undefined;
  requestedBy: string;
  requestId?: string | undefined;
};

/** How far it is; what is left out is as of an operation that is `asked`. */
export type OperationStage = Pick<
  InsertObject<ReadDatabase, 'read.operations'>,
  'state' | 'worker' | 'started_at' | 'seen_at' | 'finished_at' | 'outcome'
>;

/** Puts an operation on record; answers its row. */
export const insertOperation = (
  db: Kysely<ReadDatabase>,
  request: OperationRequest,
  stage: OperationStage = {},
): Promise<Selectable<OperationsTable>> =>
  db
    .insertInto('read.operations')
    .values({
      projection: request.projection,
      kind: request.kind,
      position: request.position ?? null,
      version: request.version ?? null,
      reason: request.reason ?? null,
      requested_by: request.requestedBy,
      request_id: request.requestId ?? null,
      accept_differences: request.acceptDifferences ?? false,
      restart: request.restart ?? false,
      ...stage,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
