import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import type { Projection } from '#server/projections/projection.ts';

/** One of the operator's commands, read and looked up. */
export type CommandRequest = {
  projection: Projection;
  deps: ProjectionDeps;
  position: string | undefined;
  reason: string | undefined;
  acceptDifferences: boolean;
  restart: boolean;
  /** Who is told in the record of operations; undefined when it stands there already. */
  by: string | undefined;
  /** Says in the security log what is about to be done to the projection. Rejects when it cannot. */
  tell: (details: Record<string, unknown>) => Promise<void>;
};
