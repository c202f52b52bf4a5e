import { sql } from 'kysely';
import type { Viewer } from '#server/contracts/roles.ts';
import {
  type ListSecurityLogQuery,
  type SecurityKind,
  type SecurityPage,
  securityEntry,
} from '#server/contracts/security-log.ts';
import { endOf, startOf } from '#server/contracts/time-range.ts';
import type { AccountReads } from './account-reads.ts';
import { recordPage } from './record-page.ts';

/** The kinds of entries whose subject is an account. */
const aboutAccounts = [
  'role-changed',
  'account-disabled',
  'account-enabled',
  'sessions-ended',
] as const satisfies readonly SecurityKind[];

/** By its own index an account is found as a uuid only; of other kinds a subject is any text. */
const subjectId = sql<string>`case
  when entry.kind = any(${[...aboutAccounts]}::text[])
    and entry.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  then entry.subject::uuid end`;

/**
 * The security log, newest first as it happened, which is not quite as it was written: processes keep
 * for a moment what they write together. Throws InvalidCursor. */
export async function listSecurityLog(
  { authDb, cursors }: AccountReads,
  viewer: Viewer,
  { limit, cursor, ...filter }: ListSecurityLogQuery,
): Promise<SecurityPage> {
  const { kind, actorId, from, to } = filter;
  const list = { list: 'security-log', by: 'time', user: viewer.id, ...filter };
  const after = cursor === undefined ? undefined : cursors.open(cursor, list);
  // The entries after the cursor, with the names that the accounts in them have now.
  const rows = await authDb
    .selectFrom('auth.security_log as entry')
    .leftJoin('auth.user as account', 'account.id', 'entry.actor_id')
    .leftJoin('auth.user as subject_account', (join) =>
      join.on('subject_account.id', '=', subjectId),
    )
    .selectAll('entry')
    .select(['account.name', 'account.email'])
    .select(['subject_account.name as subject_name', 'subject_account.email as subject_email'])
    .$if(kind !== undefined, (query) => query.where('entry.kind', '=', kind ?? ''))
    .$if(actorId !== undefined, (query) => query.where('entry.actor_id', '=', actorId ?? ''))
    .$if(from !== undefined, (query) =>
      query.where('entry.at', '>=', new Date(startOf(from ?? ''))),
    )
    .$if(to !== undefined, (query) => query.where('entry.at', '<', new Date(endOf(to ?? ''))))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(entry.at, entry.id) < (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
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
        subjectAccount:
          row.subject_name === null ? null : { name: row.subject_name, email: row.subject_email },
        details: row.details,
        requestId: row.request_id,
      }),
    cursor: ({ at, id }) => cursors.seal([at.toISOString(), id], list),
  });
}
