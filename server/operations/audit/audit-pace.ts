import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { sayingHolds } from '#db/read/view-lag.ts';

/** Rest in ms between rounds, and while the views are behind. */
export const restBetween = 5_000;

/** The most that the auditor takes of one processor, database included, while it is in a round. */
const share = 0.1;

/** `calm`: every view has said lately that it is at the end of the log. `amid`: a round is going on. */
export type AuditPlace = { calm: boolean; amid: boolean };

/**
 * How long to rest, in ms, after a step that took `tookMs`. Amid a round over a log that nobody
 * waits for it goes on as soon as its share allows: at 1 M orders a round of steps 5 s apart took
 * nine hours.
 */
export const auditRest = ({ calm, amid }: AuditPlace, tookMs: number): number => {
  const fair = tookMs * (1 / share - 1);
  return calm && amid ? fair : Math.max(fair, restBetween);
};

/** Where the auditor and the views are. */
export const auditPlace = async (db: Kysely<ReadDatabase>): Promise<AuditPlace> => {
  const { rows } = await sql<AuditPlace>`
    select coalesce(bool_and(caught_up_at > now() - ${sayingHolds}), false) as calm,
      exists (select from read.audits where checked_to > 0) as amid
    from read.checkpoints`.execute(db);
  return rows[0] ?? { calm: false, amid: false };
};
