import type { AuditFinding } from '#db/read/operations-schema.ts';
import { checkpointFinding } from './audit-checkpoint.ts';
import type { Walk } from './audit-strays.ts';

/**
 * What one step looked at: the events in (after, to], where `to` is 0 at the end of a round, and the
 * rows of each walk.
 */
export type Audited = { after: number; to: number; walks: readonly Walk[] };

/**
 * Earlier findings that this step did not check again; what it did check it finds again, or it is
 * mended. Every step checks the checkpoint, and its own events and rows. The end of a round checks
 * what streams share, and forgets what lies beyond the view.
 */
export const keptFindings = (
  findings: readonly AuditFinding[],
  { after, to, walks }: Audited,
): AuditFinding[] => {
  const isEnd = to === 0;
  return findings.filter((found) => {
    const { stray, shared = false } = found;
    if (stray !== undefined) return !walks.some((walk) => isWithin(stray, walk));
    if (shared) return !isEnd;
    return found.what !== checkpointFinding && (found.to <= after || (found.from > to && !isEnd));
  });
};

/** Ids as text have the order of ids. */
const isWithin = ({ table, key }: NonNullable<AuditFinding['stray']>, walk: Walk): boolean =>
  table === walk.table &&
  (walk.after === undefined || key > walk.after) &&
  (walk.to === undefined || key <= walk.to);
