import { type Kysely, sql } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { tableRef } from '#server/projections/view-rows.ts';
import { auditCheckpoint } from './audit-checkpoint.ts';
import { type AuditDeps, auditRange } from './audit-range.ts';
import { auditStrays } from './audit-strays.ts';
import { auditSums } from './audit-sums.ts';
import type { Counted } from './count-unaccounted.ts';
import { keptFindings } from './kept-findings.ts';

const eventsAtOnce = 500;
const mostFindings = 100;

/** `limit`: events at once. `counted`: kept from step to step, see `countUnaccounted`. */
export type AuditStepOptions = { limit?: number; counted?: Counted };

/**
 * One step of the auditor. Checks the checkpoint against its batches, the next range of the log
 * against the rows, the next rows against the log's streams, and at the end of a round the sums.
 * Its place and its findings are in `read.audits`, so that all workers share the round. Undefined
 * while another worker is at it, or while the view is of another version, whose rows have another
 * form. A rebuild's swap waits for the step.
 */
export const auditStep = (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  deps: AuditDeps,
  { limit = eventsAtOnce, counted = new Map() }: AuditStepOptions = {},
): Promise<AuditFinding[] | undefined> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { name, version, tables } = projection;
      // Before the snapshot: a rebuild that is swapped in after it would put rows in place that the
      // snapshot does not see, and each of them would be missing.
      await sql`lock table ${sql.join(tables.map((table) => tableRef(table, 'live')))}
        in access share mode`.execute(transaction);
      const audit = await transaction
        .selectFrom('read.audits as audit')
        .innerJoin('read.checkpoints as view', 'view.projection', 'audit.projection')
        .select(['checked_to', 'findings', 'walked'])
        .where('audit.projection', '=', name)
        .where('view.version', '=', version)
        .forUpdate('audit')
        .skipLocked()
        .executeTakeFirst();
      if (audit === undefined) return undefined;
      const after = audit.checked_to;
      // Read all batches once a round, or one deleted since would go unnoticed.
      if (after === 0) counted.delete(name);
      const range = await auditRange(transaction, projection, deps, { after, limit });
      const { to, position } = range;
      const { walked } = audit;
      const strays = await auditStrays(transaction, projection, deps.eventStore, {
        walked,
        limit,
        position,
      });
      const findings = [
        ...(await auditCheckpoint(transaction, name, counted)),
        ...keptFindings(audit.findings, { after, to, walks: strays.walks }),
        ...range.findings,
        ...strays.findings,
        ...(to === 0 ? await auditSums(transaction, projection, position) : []),
      ].slice(0, mostFindings);
      await transaction
        .updateTable('read.audits')
        .set({
          checked_to: to,
          walked: JSON.stringify(strays.walked),
          ...(to === 0 && { round_position: position, round_ended_at: sql<string>`now()` }),
          findings: JSON.stringify(findings),
          unaccounted: findings.reduce((sum, { events }) => sum + events, 0),
          checked_at: sql<string>`now()`,
        })
        .where('projection', '=', name)
        .execute();
      return findings;
    });
