import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import type { AuditDeps } from './audit-range.ts';
import { auditStep } from './audit-step.ts';
import type { Counted } from './count-unaccounted.ts';

/** What is audited, and who is told. */
export type AuditViewsOptions = AuditDeps & {
  db: Kysely<ReadDatabase>;
  projections: readonly Projection[];
  log: Pick<Logger, 'warn' | 'error'>;
};

/** A step of each projection; false when one could not be audited, which keeps no other from it. */
export const createAuditViews = ({ db, projections, log, ...deps }: AuditViewsOptions) => {
  const counted: Counted = new Map();
  const told = new Map<string, string>();
  const audit = async (projection: Projection) => {
    await db
      .insertInto('read.audits')
      .values({ projection: projection.name, findings: '[]' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const findings = (await auditStep(db, projection, deps, { counted })) ?? [];
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
