import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { tableRef } from '#server/projections/view-rows.ts';
import { auditPlace, auditRest, restBetween } from './audit-pace.ts';
import { type AuditDeps, auditRange } from './audit-range.ts';
import { auditSums } from './audit-sums.ts';
import { createAudit } from './create-audit.ts';

const eventsAtOnce = 500;
const mostFindings = 100;

/**
 * One step of the auditor: the checkpoint against the batches that brought it there, the next range
 * of the log against the rows, and at the end of a round what was added up. The place in the round and
 * what was found are in `read.audits`, so that all workers share the round; undefined while another
 * one is at it, or while the view is of another version: until its rebuild its rows are of another
 * form. A rebuild's swap waits for the step.
 */
export const auditStep = (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  deps: AuditDeps,
  { limit = eventsAtOnce } = {},
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
        .select(['checked_to', 'findings'])
        .where('audit.projection', '=', name)
        .where('view.version', '=', version)
        .forUpdate('audit')
        .skipLocked()
        .executeTakeFirst();
      if (audit === undefined) return undefined;
      const after = audit.checked_to;
      const range = await auditRange(transaction, projection, deps, { after, limit });
      // What was found here before is found again or mended.
      const isEnd = range.to === 0;
      const kept = audit.findings.filter(({ what, from, to, shared = false }) => {
        if (shared) return !isEnd;
        return what !== checkpointFinding && (to <= after || (from > range.to && !isEnd));
      });
      const findings = [
        ...(await auditCheckpoint(transaction, name)),
        ...kept,
        ...range.findings,
        ...(isEnd ? await auditSums(transaction, projection, range.position) : []),
      ].slice(0, mostFindings);
      await transaction
        .updateTable('read.audits')
        .set({
          checked_to: range.to,
          findings: JSON.stringify(findings),
          unaccounted: findings.reduce((sum, { events }) => sum + events, 0),
          checked_at: sql<string>`now()`,
        })
        .where('projection', '=', name)
        .execute();
      return findings;
    });

const checkpointFinding = 'the checkpoint is not where its batches lead';

/** A checkpoint that was moved by hand skips events, or applies them twice. */
const auditCheckpoint = async (
  db: Kysely<ReadDatabase>,
  projection: string,
): Promise<AuditFinding[]> => {
  const { position, batches_to } = await db
    .selectFrom('read.checkpoints as view')
    .select((eb) => [
      'view.position',
      eb
        .selectFrom('read.batches')
        .select((inner) => inner.fn.max('to_position').as('to'))
        .whereRef('projection', '=', 'view.projection')
        .as('batches_to'),
    ])
    .where('projection', '=', projection)
    .executeTakeFirstOrThrow();
  const reached = batches_to ?? 0;
  const gap = (await createAudit(db, [projection])()).get(projection) ?? 0;
  const events = Math.max(Math.abs(gap), Math.abs(reached - position));
  if (events === 0) return [];
  const [from, to] = [Math.min(reached, position), Math.max(reached, position)];
  return [{ what: checkpointFinding, from: from + 1, to, events }];
};

export type RunAuditOptions = AuditDeps & {
  db: Kysely<ReadDatabase>;
  projections: readonly Projection[];
  log: Pick<Logger, 'warn' | 'error'>;
};

/** A step of each projection; false when one could not be audited, which keeps no other from it. */
export const createAuditViews = ({ db, projections, log, ...deps }: RunAuditOptions) => {
  const told = new Map<string, string>();
  const audit = async (projection: Projection) => {
    await db
      .insertInto('read.audits')
      .values({ projection: projection.name, findings: '[]' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const findings = (await auditStep(db, projection, deps)) ?? [];
    const news = findings.map(({ what }) => what).join();
    if (findings.length > 0 && news !== told.get(projection.name)) {
      told.set(projection.name, news);
      log.error(
        { projection: projection.name, findings: findings.slice(0, 10) },
        `the view and the log differ: mend the cause, then "npm run projections -- rebuild ${projection.name} --accept-differences"`,
      );
    }
  };
  return async (): Promise<boolean> => {
    let isWhole = true;
    for (const projection of projections) {
      try {
        await audit(projection);
      } catch (err) {
        isWhole = false;
        log.warn({ projection: projection.name, err }, 'not audited; trying again');
      }
    }
    return isWhole;
  };
};

/**
 * Audits for as long as the process lives, a step of each projection at a time: one after the other
 * with rests that leave the auditor a tenth of a processor, or 5 s where it should wait.
 */
export const runAudit = (options: RunAuditOptions) => {
  const { db, log } = options;
  const auditViews = createAuditViews(options);
  const stopped = new AbortController();
  const run = async () => {
    for (let rest = restBetween; ; ) {
      await delay(rest, undefined, { signal: stopped.signal, ref: false });
      const begun = performance.now();
      try {
        const isWhole = await auditViews();
        rest = auditRest(await auditPlace(db), performance.now() - begun);
        // What failed would fail again at once.
        if (!isWhole) rest = Math.max(rest, restBetween);
      } catch (err) {
        rest = restBetween;
        log.warn({ err }, 'not audited; trying again');
      }
    }
  };
  const running = run().catch(() => {});
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
};

/** By projection, the events that are not accounted for: what the auditor found, and any gap now. */
export const unaccountedEvents = (db: Kysely<ReadDatabase>) => {
  const gaps = createAudit(db);
  return async (): Promise<Map<string, number>> => {
    const found = await db
      .selectFrom('read.audits')
      .select(['projection', 'unaccounted'])
      .execute();
    const known = new Map(found.map((row) => [row.projection, row.unaccounted]));
    return new Map(
      [...(await gaps())].map(([name, gap]) => [
        name,
        Math.max(Math.abs(gap), known.get(name) ?? 0),
      ]),
    );
  };
};
