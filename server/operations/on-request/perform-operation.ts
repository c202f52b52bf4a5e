import type { Selectable } from 'kysely';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import type { Projection } from '#server/projections/projection.ts';
import type { RebuildWanted } from './create-rebuilds.ts';
import { type LettersTold, notParked, retry, skip } from './retry-or-skip.ts';

export type OperationTools = ProjectionDeps & {
  /** The read models as this worker runs them. */
  projections: readonly Projection[];
  /** Runs a rebuild or roll-back in a process of its own; answers how it ended. Throws when it fails. */
  rebuild: (wanted: RebuildWanted) => Promise<string>;
};

/** Does what was asked for and says in sentences, one a line, how it went. Throws what made it fail. */
export const performOperation = async (
  operation: Selectable<OperationsTable>,
  { projections, rebuild, ...deps }: OperationTools,
): Promise<string> => {
  const { kind, projection: name, position, reason, requested_by: by } = operation;
  const projection = projections.find((one) => one.name === name);
  if (projection === undefined) throw new Error(`There is no projection ${name}.`);
  switch (kind) {
    case 'pause':
    case 'resume':
      return 'Done.';
    case 'rebuild':
    case 'rollback':
      return rebuild({
        kind,
        projection: name,
        acceptDifferences: operation.accept_differences,
        restart: operation.restart,
      });
    case 'retry-dead-letters': {
      const { left, told } = parkedAt(
        position,
        await retry(projection, deps, position ?? undefined),
      );
      if (left > 0) throw new Error(told);
      return told;
    }
    case 'skip': {
      const decision = { position: position ?? 0, reason: reason ?? '', by };
      return parkedAt(position, await skip(projection, deps, decision)).told;
    }
    default:
      return kind satisfies never;
  }
};

const parkedAt = (position: number | null, outcome: LettersTold | undefined): LettersTold => {
  if (outcome === undefined) throw new Error(`${notParked(position ?? undefined)}.`);
  return outcome;
};
