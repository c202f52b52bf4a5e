import type { AuditFinding } from '#db/read/operations-schema.ts';
import { checkpointFinding } from './audit-checkpoint.ts';

/** What one step looked at: the events in (after, to]; `to` is 0 at the end of a round. */
export type AuditedRange = { after: number; to: number };

/**
 * Of what was found before, all that this step says nothing of; the rest it finds again, or it is
 * mended. The checkpoint is looked at by every step, what streams share at the end of a round, and
 * what lies beyond the view is forgotten there.
 */
export const keptFindings = (
  findings: readonly AuditFinding[],
  { after, to }: AuditedRange,
): AuditFinding[] => {
  const isEnd = to === 0;
  return findings.filter((found) => {
    if (found.shared === true) return !isEnd;
    return found.what !== checkpointFinding && (found.to <= after || (found.from > to && !isEnd));
  });
};
