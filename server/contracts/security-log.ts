import * as z from 'zod/mini';
import { dayOrInstant, instant, uuid } from './identifiers.ts';
import { cursor, limit, records } from './page.ts';
import { actor } from './roles.ts';

/**
 * What the security log tells of. `refused`: a 403. `foreign-order`: somebody asked for another's
 * order and was told that there is none; with `owner: 'unknown'` in its details nobody could look up
 * whose it was, and it may have been their own. `operated` without an actor: on the command line, by
 * whom its details say. `overflow`: more happened at once than could be written.
 */
export const securityKind = z.enum([
  'signed-in',
  'sign-in-failed',
  'rate-limited',
  'refused',
  'foreign-order',
  'exported',
  'role-changed',
  'account-disabled',
  'account-enabled',
  'sessions-ended',
  'operated',
  'overflow',
]);
export type SecurityKind = z.infer<typeof securityKind>;

/**
 * One line of the security log. The same thing again within a moment is counted, from `at` to
 * `lastAt`. `actor` is null when nobody known did it; names are those that accounts have now.
 */
export const securityEntry = z.object({
  id: z.int().check(z.minimum(1)),
  kind: securityKind,
  at: instant,
  lastAt: instant,
  count: z.int().check(z.minimum(1)),
  actor: z.nullable(
    z.object({
      id: z.string(),
      role: z.nullable(actor.shape.role),
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
    }),
  ),
  subject: z.nullable(z.string()),
  /** Who the subject is, where it is an account that there still is. */
  subjectAccount: z.nullable(z.object({ name: z.string(), email: z.string() })),
  details: z.record(z.string(), z.unknown()),
  requestId: z.nullable(uuid),
});

export type SecurityEntry = z.infer<typeof securityEntry>;

export const securityPage = records(securityEntry);
export type SecurityPage = z.infer<typeof securityPage>;

/**
 * Newest first. `from` is inclusive; `to` includes the whole day when it is a day and is exclusive
 * when it is an instant.
 */
export const listSecurityLogQuery = z.object({
  kind: z.optional(securityKind),
  actorId: z.optional(uuid),
  from: z.optional(dayOrInstant),
  to: z.optional(dayOrInstant),
  limit,
  cursor: z.optional(cursor),
});
export type ListSecurityLogQuery = z.infer<typeof listSecurityLogQuery>;
