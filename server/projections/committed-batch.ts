import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Parking } from './dead-letters/dead-letters.ts';
import type { Evolved } from './fold-events.ts';
import type { Projection } from './projection.ts';

/** A batch that is committed: every step of it, and when it was visible by the database's clock. */
export type CommittedBatch = {
  projection: string;
  from: number;
  to: number;
  epoch: string;
  steps: Evolved[];
  /** Events that went to the dead letters, and why. */
  parkings: readonly Parking[];
  /** Whether a row changed out of its turn: then the steps do not tell all. */
  late: boolean;
  /** When each event was stored: ISO 8601. */
  storedAt: string[];
  /** Which command each event is of, and what it came from. */
  causes: Cause[];
  committedAt: string;
};

/** From which command and request an event came. */
export type Cause = { position: number; commandId: string; correlationId: string | null };

/** What a batch was made of; `from` and `checkpoint`: where the view was before and is after it. */
type Made = Pick<CommittedBatch, 'epoch' | 'steps' | 'parkings' | 'committedAt'> & {
  projection: Pick<Projection, 'name'>;
  from: Pick<Checkpoint, 'position'>;
  checkpoint: Pick<Checkpoint, 'position' | 'late_position'>;
  stored: readonly StoredEvent[];
};

/** A batch, once it is committed, as whoever follows the view is told of it. */
export const committedBatchOf = ({
  projection,
  from,
  checkpoint,
  stored,
  ...told
}: Made): CommittedBatch => ({
  ...told,
  projection: projection.name,
  from: from.position,
  to: checkpoint.position,
  late: checkpoint.late_position > from.position,
  storedAt: stored.map(({ at }) => at),
  causes: stored.map(causeOf),
});

const causeOf = ({ position, commandId, metadata: { correlationId } }: StoredEvent): Cause => ({
  position,
  commandId,
  correlationId: typeof correlationId === 'string' ? correlationId : null,
});
