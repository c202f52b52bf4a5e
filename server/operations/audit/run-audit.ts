import { setTimeout as delay } from 'node:timers/promises';
import { auditPlace, auditRest, restBetween } from './audit-pace.ts';
import { type AuditViewsOptions, createAuditViews } from './create-audit-views.ts';

/**
 * Audits for as long as the process lives, a step of each projection at a time: one after the other
 * with rests that leave the auditor a tenth of a processor, or 5 s where it should wait.
 */
export const runAudit = (options: AuditViewsOptions) => {
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
