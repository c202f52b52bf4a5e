import { sql } from 'kysely';
import type { Viewer } from '#server/contracts/roles.ts';
import {
  type ListSecurityLogQuery,
  type SecurityPage,
  securityEntry,
} from '#server/contracts/security-log.ts';
import type { AccountReads } from './account-reads.ts';
import { recordPage } from './record-page.ts';

/** The security log, newest first. Throws InvalidCursor. */
export async function listSecurityLog(
  { authDb, cursors }: AccountReads,
  viewer: Viewer,
  { kind, actorId, limit, cursor }: ListSecurityLogQuery,
): Promise<SecurityPage> {
  const list = { list: 'security-log', user: viewer.id, kind, actorId };
  const after = cursor === undefined ? undefined : cursors.open(cursor, list);
  // The entries after the cursor, with the names that the accounts in them have now.
  const rows = await authDb
    .selectFrom('auth.security_log as entry')
    .leftJoin('auth.user as account', 'account.id', 'entry.actor_id')
    .selectAll('entry')
    .select(['account.name', 'account.email'])
    .$if(kind !== undefined, (query) => query.where('entry.kind', '=', kind ?? ''))
    .$if(actorId !== undefined, (query) => query.where('entry.actor_id', '=', actorId ?? ''))
    .$if(after !== undefined, (query) => query.where('entry.id', '<', Number(after?.[0])))
    .orderBy(sql`entry.id desc`)
    .limit(limit + 1)
    .execute();
  return recordPage(rows, limit, {
    item: (row) =>
      securityEntry.parse({
        id: row.id,
        kind: row.kind,
        at: row.at.toISOString(),
        lastAt: row.last_at.toISOString(),
        count: row.count,
        actor:
          row.actor_id === null
            ? null
            : { id: row.actor_id, role: row.actor_role, name: row.name, email: row.email },
        subject: row.subject,
        details: row.details,
        requestId: row.request_id,
      }),
    cursor: ({ id }) => cursors.seal([id], list),
  });
}
