import type { Selectable } from 'kysely';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import {
  type RetryReport,
  retryDeadLetter,
  retryDeadLetters,
} from '#server/projections/dead-letters/retry-dead-letters.ts';
import { skipDeadLetter } from '#server/projections/dead-letters/skip-dead-letter.ts';
import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import type { Projection } from '#server/projections/projection.ts';
import type { RebuildWanted } from './create-rebuilds.ts';

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
      return rebuild({ kind, projection: name, acceptDifferences: operation.accept_differences });
    case 'retry-dead-letters':
      if (position === null) return retryOutcome(await retryDeadLetters(projection, deps));
      return streamOutcome(
        assertParked(await retryDeadLetter(projection, deps, position), position),
      );
    case 'skip': {
      const skip = { position: position ?? 0, reason: reason ?? '', by };
      const report = await skipDeadLetter(projection, deps, skip);
      return `Left out. ${streamOutcome(assertParked(report, position))}`;
    }
    default:
      return kind satisfies never;
  }
};

const assertParked = (report: RetryReport | undefined, position: number | null): RetryReport => {
  if (report === undefined) throw new Error(`No event is parked at position ${position}.`);
  return report;
};

/** A retry in a sentence. */
export const retryOutcome = ({ applied, left }: RetryReport): string =>
  left === 0
    ? `Parked events applied: ${applied}; none is left.`
    : `Parked events applied: ${applied}; still parked: ${left}, see their errors.`;

/** The same of what one stream had parked. */
export const streamOutcome = ({ applied, left }: RetryReport): string =>
  left === 0
    ? `Parked events of its stream applied: ${applied}; it has none left.`
    : `Parked events of its stream applied: ${applied}; still parked: ${left}, see their errors.`;
