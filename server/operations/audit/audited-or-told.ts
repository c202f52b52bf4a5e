import { type Kysely, sql } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { isCutShort } from '#db/sql-state.ts';
import { isTransient } from '#server/projections/is-transient.ts';

/** Where a finding is, without what it is. */
export type FoundAt = Omit<AuditFinding, 'what'>;

const mostCharacters = 200;

/**
 * Runs one check. A failure that would recur becomes a finding of `whole`, because a step that
 * threw would be repeated for ever; a transient one is thrown. Uses a savepoint of the step's
 * transaction.
 */
export const auditedOrTold = async (
  db: Kysely<ReadDatabase>,
  whole: FoundAt & { subject?: string },
  audit: () => Promise<AuditFinding[]>,
): Promise<AuditFinding[]> => {
  const { subject, ...at } = whole;
  await sql`savepoint audited`.execute(db);
  try {
    const findings = await audit();
    await sql`release savepoint audited`.execute(db);
    return findings;
  } catch (error) {
    if (mayPass(error)) throw error;
    await sql`rollback to savepoint audited`.execute(db);
    const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const what = [subject, `cannot be audited: ${why.slice(0, mostCharacters)}`];
    return [{ what: what.filter(Boolean).join(' '), ...at }];
  }
};

/** A statement that was cut short is in time again only when there is less to read. */
const mayPass = (error: unknown): boolean => !isCutShort(error) && isTransient(error);
