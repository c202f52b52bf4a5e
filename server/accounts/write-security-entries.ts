import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { SecurityKind } from '#server/contracts/security-log.ts';

/** Something to be written down. */
export type SecurityFact = {
  kind: SecurityKind;
  actor?: Pick<Actor, 'id' | 'role'> | undefined;
  subject?: string | undefined;
  details?: Record<string, unknown> | undefined;
  requestId?: string | undefined;
};

/** A fact that happened `count` times, from `firstMs` to `lastMs` ago. */
export type CountedFact = SecurityFact & { count: number; firstMs: number; lastMs: number };

/** Appends to the security log, in one statement. Times are the database's. */
export async function writeSecurityEntries(
  authDb: Kysely<AuthDatabase>,
  facts: readonly CountedFact[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ kind, actor, subject, details, requestId, ...rest }) => ({
    kind,
    actor_id: actor?.id ?? null,
    actor_role: actor?.role ?? null,
    subject: subject ?? null,
    details: details ?? {},
    request_id: requestId ?? null,
    ...rest,
  }));
  await sql`
    insert into auth.security_log
      (kind, at, last_at, count, actor_id, actor_role, subject, details, request_id)
    select fact.kind, now() - fact."firstMs" * interval '1 ms', now() - fact."lastMs" * interval '1 ms',
      fact.count, fact.actor_id, fact.actor_role, fact.subject, fact.details, fact.request_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fact (kind text, actor_id uuid,
      actor_role text, subject text, details jsonb, request_id uuid, count integer,
      "firstMs" integer, "lastMs" integer)`.execute(authDb);
}
