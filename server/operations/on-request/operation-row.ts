import type { Selectable } from 'kysely';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import type { Operation } from '#server/contracts/operations.ts';

export const operationFromRow = (row: Selectable<OperationsTable>): Operation => ({
  id: row.id,
  projection: row.projection,
  kind: row.kind,
  position: row.position,
  reason: row.reason,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  state: row.state,
  worker: row.worker,
  finishedAt: row.finished_at,
  outcome: row.outcome,
  ...(row.accept_differences && { acceptDifferences: true }),
  ...(row.restart && { restart: true }),
  ...(row.differs && { differs: true }),
});
