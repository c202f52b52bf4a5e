import { createHmac } from 'node:crypto';

/** The login roles, one per kind of work; they belong to the whole Postgres server. */
export const roles = [
  'evenkeel_command',
  'evenkeel_projector',
  'evenkeel_query',
  'evenkeel_auth',
  'evenkeel_qa',
  'evenkeel_operator',
] as const;

/** One of the login roles. */
export type Role = (typeof roles)[number];

/**
 * The password of a role, the same in every process that knows the secret, so that nothing has
 * to be handed round: HMAC-SHA256(secret, role), base64url.
 */
export function rolePassword(role: Role, secret: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

/** The same database as `url`, entered as `role`. Credentials in `url` are not needed. */
export function roleUrl(url: string, role: Role, secret: string): string {
  const result = new URL(url);
  result.username = role;
  result.password = rolePassword(role, secret);
  return result.href;
}
